using System.Globalization;
using System.Text;
using Wit.Abi;
using Wit.Runtime;
using Wit.Runtime.Oracle;

namespace Wit.GuestBuilder.Tests;

/// <summary>Time, random numbers, environment and console of a guest are those of its host, not those of the build.</summary>
public class WasiGuestTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reporter_TwoInstances_SeeTheirOwnSurroundings(bool isNextRuntime)
    {
        using var engine = new WasmtimeComponentEngine();
        using var component = engine.Load(isNextRuntime ? Guests.NextReporter : Guests.Reporter, "reporter");
        var first = Report(component, "one");
        var second = Report(component, "two");
        Assert.Equal("GREETING=one", first[0]);
        Assert.Equal("GREETING=two", second[0]);
        Assert.NotEqual(Guid.Parse(first[2]), Guid.Parse(second[2]));
        Assert.Equal('4', first[2][14]);
        var age = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - long.Parse(first[1], CultureInfo.InvariantCulture);
        Assert.InRange(age, 0, 600);

        var errors = new StringBuilder();
        using var failing = component.Instantiate(grants: new WasiGrants { Error = bytes => errors.Append(Encoding.UTF8.GetString(bytes)) });
        Assert.Throws<WasmTrapException>(() => failing.Invoke(null, "fail", new StringValue("out of luck")));
        Assert.Contains("unhandled exception in an export: System.InvalidOperationException: out of luck", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Remind_TimerThatRunsOutBetweenCalls_IsHeardInTheNext()
    {
        using var engine = new WasmtimeComponentEngine();
        using var component = engine.Load(Guests.Reporter, "reporter");
        using var instance = component.Instantiate(grants: new WasiGrants { Variables = [.. Enumerable.Range(0, 50).Select(i => KeyValuePair.Create($"OTHER_{i:00}", "another value"))] });
        instance.Invoke(null, "remind", new U32Value(5));
        instance.Invoke(null, "remind", new U32Value(3_600_000));
        Thread.Sleep(100);
        // What the timer calls leaves alone what the call brings.
        Assert.StartsWith("OTHER_07=another value", instance.Invoke(null, "report", new StringValue("OTHER_07"))!.ToString().Trim('"'), StringComparison.Ordinal);
        Assert.Equal("1", instance.Invoke(null, "reminders")!.ToString());
    }

    private static string[] Report(WasmtimeComponent component, string greeting)
    {
        var output = new StringBuilder();
        using var instance = component.Instantiate(grants: new WasiGrants
        {
            Variables = [new("GREETING", greeting)],
            Output = bytes => output.Append(Encoding.UTF8.GetString(bytes)),
        });
        var line = ((StringValue)instance.Invoke(null, "report", new StringValue("GREETING"))!).Value;
        Assert.Equal(line + "\n", output.ToString());
        return line.Split(' ');
    }
}

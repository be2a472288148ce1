using Wit.Abi;
using Wit.Runtime.Oracle;
using Wit.Runtime.Plan;
using Xunit.Abstractions;

namespace Wit.Runtime.Tests.Fusion;

/// <summary>Calls between components, made up from seeds: fused, by the host's adapter, and on Wasmtime's own component runtime.</summary>
public class FusedAdapterTests(ITestOutputHelper output)
{
    private const int Cases = 40;

    /// <summary>The same memories afterwards, byte by byte, or the same trap.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Call_OfAnyType_DoesWhatTheHostsAdapterAndWasmtimeDo(bool transcodes)
    {
        using var fused = new WasmEngine();
        using var host = new WasmEngine(new WasmEngineOptions { FuseCalls = false });
        using var wasmtime = new WasmtimeComponentEngine();
        var (calls, traps) = (0, 0);
        var count = int.TryParse(Environment.GetEnvironmentVariable("WIT_FUSION_CASES"), out var more) ? more : Cases;
        for (var seed = 0; seed < count; seed++)
        {
            var @case = new FusedCase(seed, transcodes);
            var bytes = ComponentText.Assemble(@case.Text());
            var ours = Run(fused, bytes);
            var about = $"seed {seed}: {@case.Signature}\n";
            Assert.Equal(about + Run(host, bytes), about + ours);
            if (@case.IsComparable) Assert.Equal(about + WithoutRule(Run(wasmtime, bytes)), about + WithoutRule(ours));
            if (ours.StartsWith("trap", StringComparison.Ordinal)) traps++;
            else calls++;
        }

        output.WriteLine($"{calls} calls returned, {traps} trapped");
        Assert.True(calls > count / 4 && traps > count / 8, $"{calls} calls returned, {traps} trapped");
    }

    private static string WithoutRule(string outcome) => outcome.StartsWith("trap", StringComparison.Ordinal) ? "trap" : outcome;

    private static string Run(WasmEngine engine, byte[] bytes)
    {
        using var component = Component.Load(engine, bytes);
        Assert.Equal(engine.Options.FuseCalls, component.Plan.IsFused);
        using var instance = new ComponentLinker(engine).Instantiate(component);
        return Outcome(name => instance.GetFunction(null, name).Invoke());
    }

    private static string Run(WasmtimeComponentEngine engine, byte[] bytes)
    {
        using var component = engine.Load(bytes);
        using var instance = component.Instantiate(_ => null);
        return Outcome(name => instance.Invoke(null, name));
    }

    private static string Outcome(Func<string, WitValue?> call)
    {
        try
        {
            call("run");
            return $"caller {Dump(call("caller"))}\ncallee {Dump(call("callee"))}";
        }
        catch (WasmTrapException trap)
        {
            return $"trap: {trap.Rule}";
        }
    }

    private static string Dump(WitValue? value) => Convert.ToHexString([.. ((ListValue)value!).Items.Select(e => ((U8Value)e).Value)]);
}

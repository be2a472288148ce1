namespace Wit.RealGuests.Tests;

/// <summary>Calls of guests that other toolchains made.</summary>
public class GuestCallTests
{
    private static readonly string[] Names = ["Ada", "", "Zoë", "小林さん", "🦀 e\u0301", "a\0b", "\"quoted\"\n", new string('x', 100_000), new string('é', 50_000)];

    [SkippableTheory]
    [InlineData(Guest.Wat)]
    [InlineData("c-clang")]
    [InlineData("rust")]
    [InlineData("js-quickjs")]
    [InlineData("js-starlingmonkey")]
    public void GreetUser_OfGuest_GreetsEveryNameAndCountsTheCalls(string group) =>
        GuestInstances.OnEach(new Guest(group, "greeter").Bytes, null, GreetEveryName);

    // Only Wasmtime's own component runtime gives WASI here.
    [SkippableTheory]
    [InlineData("c-wasi", "greeter")]
    [InlineData("js-quickjs", "greeter-wasi")]
    [InlineData("js-starlingmonkey", "greeter-wasi")]
    public void GreetUser_OfGuestWithWasi_GreetsEveryNameAndCountsTheCalls(string group, string role)
    {
        using var oracle = new OracleInstance(new Guest(group, role).Bytes, withWasi: true);
        GreetEveryName(oracle);
    }

    [SkippableTheory]
    [InlineData(Guest.Wat)]
    [InlineData("c-clang")]
    [InlineData("js-quickjs")]
    [InlineData("js-starlingmonkey")]
    public void Run_OfGuest_CallsTheHostOncePerName(string group)
    {
        var bytes = new Guest(group, "consumer").Bytes;
        var calls = new List<string>();
        GuestInstances.OnEach(bytes, Greet, instance =>
        {
            calls.Clear();
            Assert.Equal(Names.Select(name => $"{name} was here"), instance.Run(Names));
            Assert.Equal(Names, calls);
            Assert.Empty(instance.Run([]));
        });

        Greeting Greet(string name)
        {
            calls.Add(name);
            return new Greeting($"{name} was here", 7);
        }
    }

    private static void GreetEveryName(IGuestInstance instance)
    {
        for (var i = 0; i < Names.Length; i++) Assert.Equal(new Greeting($"Hello, {Names[i]}!", (ulong)i + 1), instance.GreetUser(Names[i]));
    }
}

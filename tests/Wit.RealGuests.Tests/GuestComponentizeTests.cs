using Wit.Component;
using Wit.Parser;
using Wit.Tests;

namespace Wit.RealGuests.Tests;

/// <summary>Core modules of other toolchains' compilers, made components by us: they behave as those that another tool made of them.</summary>
public class GuestComponentizeTests
{
    [SkippableTheory]
    [InlineData("c-clang")]
    [InlineData("rust")]
    public void Componentize_OfGreeter_GreetsAsBefore(string group) => GuestInstances.OnEach(Greeter(group, null), null, Greet);

    [SkippableFact]
    public void Componentize_OfCGreeterWithReactorAdapter_GreetsAsBefore()
    {
        using var oracle = new OracleInstance(Greeter("c-wasi", "reactor"), withWasi: true);
        Greet(oracle);
    }

    [SkippableFact]
    public void Componentize_OfCCommandWithCommandAdapter_PrintsItsArguments()
    {
        var run = OracleCommand.Run(Made(new Guest("c-wasi", "command"), Core("c-wasi", "command"), "command"), ["a", "--env", "NAME"], ("NAME", "value"));
        Assert.Equal(new CommandOutcome("argument 1: a\nargument 2: --env\nargument 3: NAME\nNAME=value\n", "", 0), run);
    }

    [SkippableFact]
    public void Componentize_OfCCommandByGrowingMemory_Runs()
    {
        var options = new ComponentizeOptions { Adapters = [Adapter("command")], ReallocViaMemoryGrow = true };
        var run = OracleCommand.Run(Componentizer.Componentize(Core("c-wasi", "command"), options).Required, ["a"]);
        Assert.Equal(new CommandOutcome("argument 1: a\n", "", 0), run);
    }

    private static void Greet(IGuestInstance instance)
    {
        foreach (var (index, name) in new[] { "Ada", "", "Zoë 🦀", new string('x', 100_000) }.Index())
            Assert.Equal(new Greeting($"Hello, {name}!", (ulong)index + 1), instance.GreetUser(name));
    }

    private static byte[] Greeter(string group, string? adapter)
    {
        var world = WitLoader.Load(RepositoryFiles.Path("fixtures", "wit", "greeter")).Resolve!.Worlds.First(w => w.Name == "greeter-world");
        return Made(new Guest(group, "greeter"), WitEncoder.Embed(Core(group, "greeter"), world), adapter);
    }

    private static byte[] Made(Guest other, byte[] core, string? adapter)
    {
        var options = new ComponentizeOptions { Adapters = adapter is null ? [] : [Adapter(adapter)] };
        var component = Componentizer.Componentize(core, options).Required;
        Assert.Null(WasmtimeComponents.Reject(component));
        Assert.Equal(Print(other.Bytes), Print(component));
        return component;
    }

    private static string Print(byte[] component) => WitPrinter.Print(WitDecoder.Decode(component).Required.Main!);

    private static byte[] Core(string group, string role) => Read($"{group} builds its core modules", group, $"{role}.core.wasm");

    private static ComponentizeAdapter Adapter(string kind) => new("wasi_snapshot_preview1",
        Read("c-wasi installs the adapters", "npm", "node_modules", "@bytecodealliance", "jco", "lib", $"wasi_snapshot_preview1.{kind}.wasm"));

    private static byte[] Read(string group, params string[] path)
    {
        var file = RepositoryFiles.Path(["artifacts", "guests", .. path]);
        Skip.IfNot(File.Exists(file), $"{Path.GetFileName(file)} is not there: scripts/build-guests.sh --group {group}");
        return File.ReadAllBytes(file);
    }
}

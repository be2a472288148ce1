using Wit.Component;
using Wit.Parser;
using Wit.Tests;

namespace Wit.RealGuests.Tests;

/// <summary>Core modules of real compilers made components here, and run like those that jco made of them.</summary>
public class GuestComponentizeTests
{
    private const string Preview1 = "wasi_snapshot_preview1";

    [SkippableTheory]
    [InlineData("c-clang", "greeter")]
    [InlineData("rust", "greeter")]
    public void Componentize_OfCoreModule_GivesAGreeterOnEveryEngine(string group, string role) =>
        GuestInstances.OnEach(Componentize(group, role, "greeter-world"), null, instance =>
        {
            Assert.Equal(new Greeting("Hello, Zoë 🦀!", 1), instance.GreetUser("Zoë 🦀"));
            Assert.Equal(new Greeting("Hello, !", 2), instance.GreetUser(""));
        });

    [SkippableFact]
    public void Componentize_OfCoreModuleWithImports_GivesAConsumerOnEveryEngine() =>
        GuestInstances.OnEach(Componentize("c-clang", "consumer", "consumer-world"), name => new Greeting($"{name} was here", 7), instance =>
            Assert.Equal(["Ada was here", " was here"], instance.Run(["Ada", ""])));

    [SkippableFact]
    public void Componentize_OfReactorWithAdapter_GivesAGreeterWithWasi()
    {
        using var oracle = new OracleInstance(Componentize("c-wasi", "greeter", "greeter-world", "reactor"), withWasi: true);
        Assert.Equal(new Greeting("Hello, Ada!", 1), oracle.GreetUser("Ada"));
        Assert.Equal(new Greeting("Hello, 小林さん!", 2), oracle.GreetUser("小林さん"));
    }

    [SkippableFact]
    public void Componentize_OfCommandWithAdapter_GivesACommand()
    {
        var command = Componentize("c-wasi", "command", null, "command");
        var run = OracleCommand.Run(command, ["--env", "NAME", "--stdin", "--write", "/files/a", "text", "--file", "/files/a", "--exit", "3"], "input", ("NAME", "value"));
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("argument 10: 3\nNAME=value\ninput5 bytes\ntext", run.Output, StringComparison.Ordinal);
    }

    private static byte[] Componentize(string group, string role, string? world, string? adapter = null)
    {
        var module = new Guest(group, $"{role}.core").Bytes;
        if (world is not null)
        {
            var wit = WitLoader.Load(RepositoryFiles.Path("fixtures", "wit", "greeter", "greeter.wit"));
            module = WitEncoder.Embed(module, wit.Resolve!.FindWorld(world, out _)!);
        }

        var made = Componentizer.Componentize(module, new ComponentizeOptions { Adapters = adapter is null ? [] : [Adapter(adapter)] });
        Assert.Empty(made.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return made.Required;
    }

    private static ComponentizeAdapter Adapter(string kind) => new(Preview1, File.ReadAllBytes(RepositoryFiles.Path(
        "artifacts", "guests", "npm", "node_modules", "@bytecodealliance", "jco", "lib", $"{Preview1}.{kind}.wasm")));
}

using System.Text.Json.Nodes;
using Wit.Component;

namespace Wit.Cli.Tests;

public class ComposeWacTests
{
    private static readonly string[] Dependencies =
    [
        "--dep", $"example:greeter={CommandRun.Fixture("wat", "greeter.wat")}", "--dep", $"example:consumer={CommandRun.Fixture("wat", "consumer.wat")}",
    ];

    private static readonly string App = CommandRun.Fixture("wac", "app.wac");

    [Theory]
    [InlineData("core")]
    [InlineData("wasmtime")]
    public void Compose_GreeterAndConsumer_RunOnBothEngines(string engine)
    {
        using var folder = new TemporaryFolder();
        var app = folder.File("app.wasm");
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of(["compose", App, .. Dependencies, "-o", app]));
        Assert.Equal([app], Directory.GetFiles(folder.Path));
        var run = CommandRun.Of("run", app, "--engine", engine, "--invoke", "run([\"Ada\", \"Zoë\"])");
        Assert.Equal(new CommandRun(0, "[\"Hello, Ada!\", \"Hello, Zoë!\"]\n", ""), run);
    }

    [Fact]
    public void Compose_DirectoryOfDependencies_IsTheOneBesideTheDocument()
    {
        using var folder = new TemporaryFolder();
        var deps = Path.Combine(folder.Path, "deps", "example");
        Directory.CreateDirectory(deps);
        foreach (var name in (string[])["greeter", "consumer"]) File.Copy(CommandRun.Fixture("wat", name + ".wat"), Path.Combine(deps, name + ".wat"));
        var document = folder.File("app.wac");
        File.Copy(App, document);
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("compose", document, "--check"));
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("compose", App, "--deps-dir", Path.Combine(folder.Path, "deps"), "--check"));
        Assert.Equal(1, CommandRun.Of("compose", App, "--deps-dir", deps, "--check").ExitCode);
    }

    [Fact]
    public void Compose_ImportDependencies_ImportsThePackages()
    {
        using var folder = new TemporaryFolder();
        var app = folder.File("app.wasm");
        Assert.Equal(0, CommandRun.Of(["compose", App, .. Dependencies, "--import-dependencies", "-o", app]).ExitCode);
        var component = ComponentValidator.Validate(File.ReadAllBytes(app)).Required;
        Assert.Equal(["unlocked-dep=<example:greeter>", "unlocked-dep=<example:consumer>"], component.Imports.Select(i => i.Name.Name));
    }

    [Fact]
    public void Compose_DryRun_SaysWhatItWouldMake() => Assert.Equal(
        new CommandRun(0, "instance 0: example:greeter (greeter)\ninstance 2: example:consumer (consumer)\nexports run\nexports example:greeter/greet@1.0.0\n", ""),
        CommandRun.Of(["compose", App, .. Dependencies, "--dry-run"]));

    [Fact]
    public void Compose_Mistakes_AreAllShownAtTheirPlacesAndNothingIsWritten()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of(["compose", CommandRun.Fixture("wac", "mistakes.wac"), .. Dependencies, "-o", folder.File("app.wasm")]);
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(Directory.GetFiles(folder.Path));
        foreach (var part in (string[])[
            "error WIT0314: import `greet` does not fit argument `example:greeter/greet@1.0.0` of an instance of `example:consumer`: "
            + "greet.greet-user.result.timestamp: expected u64, found u32\n",
            "mistakes.wac:8:39\n", "mistakes.wac:3:8\n", "consumer.wat",
            "error WIT0333: unknown package `example:consumr`\n", "mistakes.wac:9:17\n",
            "error WIT0336: the instance has no export named `rum`\n", "mistakes.wac:10:16\n", "= hint: it exports `run`\n"])
        {
            Assert.Contains(part, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Compose_Ast_PrintsTheSyntax()
    {
        var run = CommandRun.Of("compose", App, "--ast");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("example:app", (string?)JsonNode.Parse(run.Output)!["directive"]!["package"]!["name"]);
    }

    [Theory]
    [InlineData("--dep", "example:greeter", "--check")]
    [InlineData("--deps-dir", "x", "--import-dependencies")]
    public void Compose_WrongOptions_IsAWrongCommandLine(params string[] options) =>
        Assert.Equal(2, CommandRun.Of(["compose", App, .. options]).ExitCode);
}

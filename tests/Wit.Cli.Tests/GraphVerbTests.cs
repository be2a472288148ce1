namespace Wit.Cli.Tests;

public class GraphVerbTests
{
    private static readonly string Composition = CommandRun.Fixture("wat", "composition.wat");

    [Fact]
    public void Graph_OfComposition_PrintsATree()
    {
        var run = CommandRun.Of("graph", Composition, "--depth", "2");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("composition.wat\n├── open imports\n│   ├── wasi:cli/stdout@0.2.6 -> storage / l, audit\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dot", "digraph \"composition.wat\" {\n")]
    [InlineData("mermaid", "flowchart LR\n")]
    [InlineData("svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" ")]
    public void Graph_WithOutput_WritesTheFile(string format, string start)
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("graph", Composition, "--format", format, "-o", folder.File("out"));
        Assert.Equal(new CommandRun(0, "", ""), run);
        Assert.StartsWith(start, File.ReadAllText(folder.File("out")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("core-module.wat", "WIT0202")]
    [InlineData("missing.wat", "WIT0501")]
    public void Graph_OfNoComponent_IsRejected(string file, string id)
    {
        var run = CommandRun.Of("graph", CommandRun.Fixture("wat", file));
        Assert.Equal((1, true), (run.ExitCode, run.Error.StartsWith($"error {id}: ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--depth", "0")]
    [InlineData("--format", "png")]
    public void Graph_WrongOption_IsAWrongCommandLine(string option, string value) =>
        Assert.Equal(2, CommandRun.Of("graph", Composition, option, value).ExitCode);

    [Fact]
    public void Graph_OfWacDocument_DrawsWhatItComposes()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("app.wac"), "package a:b;\nlet greeter = new example:greeter {};\nlet app = new example:consumer { ...greeter };\nexport app...;\n");
        var run = CommandRun.Of("graph", folder.File("app.wac"),
            "--dep", $"example:greeter={CommandRun.Fixture("wat", "greeter.wat")}", "--dep", $"example:consumer={CommandRun.Fixture("wat", "consumer.wat")}");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("app.wac\n├── greeter (", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("│   └── example:greeter/greet@1.0.0 <- greeter\n└── exports\n    └── run (func) <- app\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Graph_OfWacDocumentThatIsWrong_SaysWhere()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("app.wac"), "package a:b;\nexport app...;\n");
        var run = CommandRun.Of("graph", folder.File("app.wac"));
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("app.wac:2:8", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_OfWhatIsDenied_SaysWhoUsesItAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("app.wac"), "package a:b;\nlet storage = new acme:storage { ... };\nexport storage.run;\n");
        string[] arguments = ["compose", folder.File("app.wac"), "--dep", $"acme:storage={Composition}", "-o", folder.File("app.wasm"), "--deny"];
        var run = CommandRun.Of([.. arguments, "wasi:cli/stdout@0.2"]);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error WIT0372: `wasi:cli/stdout@0.2.6` is denied by `wasi:cli/stdout@0.2`; it is used by `storage / storage / l`, `storage / audit`\n", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("app.wasm")));
        Assert.Equal(0, CommandRun.Of([.. arguments, "wasi:sockets"]).ExitCode);
    }
}

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
}

using System.Text.Json.Nodes;
using Wit.Tests;

namespace Wit.Cli.Tests;

public class BinaryPackageTests
{
    [Fact]
    public void Print_Component_ShowsItsWorld()
    {
        var run = CommandRun.Of("print", CommandRun.Fixture("wat", "consumer.wat"));
        Assert.Equal("", run.Error);
        Assert.Contains("world root {", run.Output, StringComparison.Ordinal);
        Assert.Contains("import example:greeter/greet@1.0.0;", run.Output, StringComparison.Ordinal);
        Assert.Contains("export run: func(names: list<string>) -> list<string>;", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_BinaryThatIsNoComponent_IsRejected()
    {
        var run = CommandRun.Of("parse", CommandRun.Fixture("wat", "core-module.wat"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error WIT0202: ", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Parse_DependenciesOfEveryKind_AgreeWithTheReference()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not beside the repository");
        var folder = Path.Combine(RepositoryFiles.Conformance, "wit-parser", "ui", "kinds-of-deps");
        var run = CommandRun.Of("parse", folder, "--json");
        Assert.Equal("", run.Error);
        var expected = JsonNode.Parse(File.ReadAllText(folder + ".wit.json"));
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(run.Output)), run.Output);
    }
}

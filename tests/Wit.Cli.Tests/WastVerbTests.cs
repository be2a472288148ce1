namespace Wit.Cli.Tests;

public class WastVerbTests
{
    private static readonly string Failing = CommandRun.Fixture("wast", "failing.wast");

    [Theory]
    [InlineData("core")]
    [InlineData("wasmtime")]
    public void Wast_ScriptThatHolds_GivesTheCount(string engine) =>
        Assert.Equal(
            new CommandRun(0, "13 passed, 0 failed, 0 skipped\n", ""),
            CommandRun.Of("wast", CommandRun.Fixture("wast", "run.wast"), "--engine", engine));

    [Theory]
    [InlineData("core")]
    [InlineData("wasmtime")]
    public void Wast_ScriptThatFails_NamesEachDirectiveAndExitsWith1(string engine)
    {
        var run = CommandRun.Of("wast", Failing, "--engine", engine);
        Assert.Equal(new CommandRun(1, $"""
            {Failing}:5: failed: assert_return: expected 2, got 1
            {Failing}:6: failed: assert_trap: did not trap, expected: unreachable
            {Failing}:7: failed: assert_invalid: accepted, expected: everything
            1 passed, 3 failed, 2 skipped

            """.ReplaceLineEndings("\n"), ""), run);
    }

    [Fact]
    public void Wast_Verbose_SaysWhyDirectivesWereSkipped()
    {
        var lines = CommandRun.Of("wast", Failing, "--verbose").Output.Split('\n');
        Assert.Contains($"{Failing}:8: skipped: component: import `missing` is not defined", lines);
        Assert.Contains($"{Failing}:9: skipped: assert_return: the component was skipped", lines);
    }

    [Fact]
    public void Wast_OpenParenthesis_IsADiagnostic()
    {
        var path = CommandRun.Fixture("wast", "open.wast");
        var run = CommandRun.Of("wast", path);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error WIT0531: a parenthesis is not closed\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void Wast_NoFile_IsAWrongCommandLine() => Assert.Equal(2, CommandRun.Of("wast").ExitCode);
}

namespace Wit.RealGuests.Tests;

/// <summary>Commands of other toolchains on Wasmtime's own component runtime, which gives them WASI.</summary>
public class CommandTests
{
    [SkippableTheory]
    [InlineData("c-wasi")]
    [InlineData("js-quickjs")]
    [InlineData("js-starlingmonkey")]
    public void Run_OfCommand_PrintsItsArguments(string group)
    {
        var run = OracleCommand.Run(new Guest(group, "command").Bytes, ["a", "two words", "Zoë 🦀", ""]);
        Assert.Equal(new CommandOutcome("argument 1: a\nargument 2: two words\nargument 3: Zoë 🦀\nargument 4: \n", "", 0), run);
    }

    [SkippableTheory]
    [InlineData("js-quickjs")]
    [InlineData("js-starlingmonkey")]
    public void Run_OfJavaScriptCommand_PrintsVariablesAndFails(string group)
    {
        var run = OracleCommand.Run(new Guest(group, "command").Bytes, ["--fail"], ("NAME", "value"), ("OTHER", ""));
        Assert.Equal(new CommandOutcome("argument 1: --fail\nNAME=value\nOTHER=\n", "", 1), run);
    }

    [SkippableFact]
    public void Run_OfCCommand_PrintsVariablesClocksAndRandomNumbers()
    {
        var run = RunC(["--env", "NAME", "--env", "OTHER", "--clock", "--random", "--stderr", "oh"], ("NAME", "value"));
        Assert.Equal(new CommandOutcome("NAME=value\nOTHER is not set\nthe clocks go\nthe numbers differ\n", "oh\n", 0), run);
    }

    [SkippableFact]
    public void Run_OfCCommandWithInput_CopiesAndCountsIt()
    {
        var input = string.Join('\n', Enumerable.Range(0, 10_000));
        Assert.Equal(new CommandOutcome($"{input}{input.Length} bytes\n", "", 0), RunC(["--stdin"], input: input));
    }

    [SkippableFact]
    public void Run_OfCCommandWithFiles_WritesListsAndPrintsThem()
    {
        var run = RunC(["--write", "/files/b.txt", "second", "--write", "/files/a.txt", "first", "--list", "/files", "--file", "/files/b.txt"]);
        Assert.Equal(new CommandOutcome("a.txt\nb.txt\nsecond", "", 0), run);
    }

    [SkippableFact]
    public void Run_OfCCommandOnMissingFile_SaysSoAndEndsWithOne() =>
        Assert.Equal(new CommandOutcome("", "/files/none: No such file or directory\n", 1), RunC(["--file", "/files/none"]));

    // WASI 0.2's exit knows success and failure only, so the preview1 adapter turns every other code into 1.
    [SkippableTheory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("42", 1)]
    public void Run_OfCCommandThatExits_GivesSuccessOrFailure(string code, int expected) =>
        Assert.Equal(new CommandOutcome("", "", expected), RunC(["--exit", code]));

    [SkippableFact]
    public void Run_OfCCommandThatAborts_Traps() =>
        Assert.Equal(new CommandOutcome("", "", CommandOutcome.Trapped), RunC(["--abort"]));

    // Without the lines that repeat the arguments.
    private static CommandOutcome RunC(string[] arguments, (string Name, string Value)? variable = null, string input = "")
    {
        (string, string)[] variables = variable is { } given ? [given] : [];
        var run = OracleCommand.Run(new Guest("c-wasi", "command").Bytes, arguments, input, variables);
        var echoed = string.Concat(arguments.Select((argument, i) => $"argument {i + 1}: {argument}\n"));
        Assert.StartsWith(echoed, run.Output, StringComparison.Ordinal);
        return run with { Output = run.Output[echoed.Length..] };
    }
}

namespace Wit.Cli.Tests;

public class TargetsTests
{
    private static readonly string Greeter = CommandRun.Fixture("wit", "greeter");

    [Fact]
    public void Targets_Greeter_Fits() =>
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("targets", CommandRun.Fixture("wat", "greeter.wat"), Greeter, "-w", "greeter-world"));

    [Fact]
    public void Targets_Mismatch_SaysWhere()
    {
        var file = CommandRun.Fixture("wat", "mismatch.wat");
        Assert.Equal(
            new CommandRun(1, "", $"error WIT0252: exports.greet.greet-user.result.timestamp: expected u64, found u32\n  --> {file}\n"),
            CommandRun.Of("targets", file, Greeter, "-w", "greeter-world"));
    }

    [Fact]
    public void Targets_ImportsAndMissingExports_AreBothSaid()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("w.wit"), "package a:b; world w { export other: func(); }");
        var run = CommandRun.Of("targets", CommandRun.Fixture("wat", "consumer.wat"), folder.File("w.wit"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error WIT0251: imports.greet: the world does not offer this interface", run.Error, StringComparison.Ordinal);
        Assert.Contains("error WIT0250: exports.other: missing function", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_MisspeltWorld_SaysWhichIsMeant()
    {
        var run = CommandRun.Of("targets", CommandRun.Fixture("wat", "greeter.wat"), Greeter, "-w", "greter-world");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("did you mean `greeter-world`?", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.wasm", "WIT0501")]
    [InlineData("core-module.wat", "WIT0202")]
    public void Targets_NoComponent_IsRejected(string file, string id)
    {
        var run = CommandRun.Of("targets", CommandRun.Fixture("wat", file), Greeter, "-w", "greeter-world");
        Assert.Equal((1, true), (run.ExitCode, run.Error.Contains($"error {id}: ", StringComparison.Ordinal)));
    }
}

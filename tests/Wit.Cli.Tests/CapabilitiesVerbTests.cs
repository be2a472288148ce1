namespace Wit.Cli.Tests;

public class CapabilitiesVerbTests
{
    private static readonly string Composition = CommandRun.Fixture("wat", "composition.wat");

    [Fact]
    public void Capabilities_OfGreeter_AreNone() =>
        Assert.Equal(new CommandRun(0, "greeter.wat can touch nothing outside itself\n", ""), CommandRun.Of("capabilities", CommandRun.Fixture("wat", "greeter.wat")));

    [Fact]
    public void Capabilities_AllAllowed_ExitsWith0()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("allow.txt"), "acme:store/kv\nwasi:cli/stdout@0.2\nwasi:clocks\n");
        var run = CommandRun.Of("capabilities", Composition, "--allow-list", folder.File("allow.txt"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Capabilities_NotAllowed_ExitsWith1AndSaysWhatToAdd()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("allow.txt"), "acme:*\nwasi:cli/stdout@0.2\nwasi:clock\n");
        var run = CommandRun.Of("capabilities", Composition, "--json", "--allow-list", folder.File("allow.txt"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error WIT0371: `wasi:clocks/monotonic-clock@0.2.6` is not allowed", run.Error, StringComparison.Ordinal);
        Assert.Contains($"add the line `wasi:clocks/monotonic-clock@0.2` to {folder.File("allow.txt")}", run.Error, StringComparison.Ordinal);
        Assert.Contains("warning WIT0374: `wasi:clock` matches no import", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Capabilities_ListThatIsMissing_IsRejected() =>
        Assert.StartsWith("error WIT0501: ", CommandRun.Of("capabilities", Composition, "--allow-list", "nowhere.txt").Error, StringComparison.Ordinal);
}

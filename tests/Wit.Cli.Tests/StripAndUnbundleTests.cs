namespace Wit.Cli.Tests;

public class StripAndUnbundleTests
{
    private static readonly string Greeter = CommandRun.Fixture("wat", "greeter.wat");

    [Fact]
    public void Strip_All_GivesASmallerValidComponent()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("strip", Greeter, "--all", "-o", folder.File("bare.wasm")));
        Assert.Equal(0, CommandRun.Of("validate", folder.File("bare.wasm")).ExitCode);
        Assert.DoesNotContain("custom section", CommandRun.Of("inspect", folder.File("bare.wasm")).Output, StringComparison.Ordinal);
        Assert.Equal("{message: \"Hello, Ada!\", timestamp: 1}\n", CommandRun.Of("run", folder.File("bare.wasm"), "--invoke", "greet-user(\"Ada\")").Output);
    }

    [Fact]
    public void Strip_Delete_RemovesWhatMatches()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, CommandRun.Of("strip", Greeter, "--delete", "^component-", "-o", folder.File("out.wasm")).ExitCode);
        var parts = CommandRun.Of("inspect", folder.File("out.wasm")).Output;
        Assert.DoesNotContain("component-name", parts, StringComparison.Ordinal);
        Assert.Contains("custom section \"name\"", parts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--delete", "(")]
    [InlineData("--delete", "(?=a)")]
    [InlineData("--all", "--delete", "a")]
    public void Strip_WrongRule_IsAWrongCommandLine(params string[] options) =>
        Assert.Equal(2, CommandRun.Of(["strip", Greeter, "-o", "out.wasm", .. options]).ExitCode);

    [Theory]
    [InlineData("strip", "WIT0501", "missing.wasm")]
    [InlineData("unbundle", "WIT0501", "missing.wasm")]
    [InlineData("strip", "WIT0501", "wat")]
    [InlineData("unbundle", "WIT0501", "wat")]
    [InlineData("strip", "WIT0201", "README.md")]
    [InlineData("unbundle", "WIT0201", "README.md")]
    public void StripAndUnbundle_NoBinary_IsRejected(string verb, string id, string file)
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of(verb, CommandRun.Fixture(file), "-o", folder.File("out"));
        Assert.Equal((1, true), (run.ExitCode, run.Error.Contains($"error {id}: ", StringComparison.Ordinal)));
        Assert.False(Path.Exists(folder.File("out")));
    }

    [Fact]
    public void Unbundle_Greeter_WritesItsParts()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("unbundle", Greeter, "-o", folder.File("parts"), "--threshold", "100");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["component.wasm", "unbundled-module0.wasm"], Directory.GetFiles(folder.File("parts")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var file in Directory.GetFiles(folder.File("parts"))) Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("validate", file));
    }

    [Fact]
    public void Unbundle_Composition_GivesTheComponentsBack()
    {
        using var folder = new TemporaryFolder();
        CommandRun.Of("plug", CommandRun.Fixture("wat", "consumer.wat"), "--plug", Greeter, "-o", folder.File("app.wasm"));
        var run = CommandRun.Of("unbundle", folder.File("app.wasm"), "-o", folder.File("parts"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(File.ReadAllBytes(folder.File("app.wasm")), File.ReadAllBytes(Path.Combine(folder.File("parts"), "component.wasm")));
        var exports = Directory.GetFiles(folder.File("parts"), "component?.wasm").Order(StringComparer.Ordinal).Select(f => CommandRun.Of("print", f).Output);
        Assert.Contains(exports, text => text.Contains("export example:greeter/greet@1.0.0;", StringComparison.Ordinal));
    }

    [Fact]
    public void Unbundle_CoreModule_IsRejected() =>
        Assert.Contains("error WIT0202: ", CommandRun.Of("unbundle", CommandRun.Fixture("wat", "core-module.wat"), "-o", "parts").Error, StringComparison.Ordinal);
}

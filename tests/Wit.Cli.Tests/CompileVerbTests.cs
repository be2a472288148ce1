namespace Wit.Cli.Tests;

public class CompileVerbTests
{
    private const string Call = "example:greeter/greet@1.0.0#greet-user(\"Ada\")";

    private static readonly string Greeter = CommandRun.Fixture("wat", "greeter.wat");

    [Fact]
    public void Compile_Component_RunsWhenAllowed()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("greeter.cwasm");
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("compile", Greeter, "-o", file));

        Assert.Equal(
            new CommandRun(0, "{message: \"Hello, Ada!\", timestamp: 1}\n", ""),
            CommandRun.Of("run", file, "--allow-precompiled", "--timeout", "30", "--invoke", Call));
    }

    [Fact]
    public void Compile_WithSignatures_ListsTheFunctions()
    {
        using var folder = new TemporaryFolder();
        var signatures = folder.File("consumer.signatures");
        Assert.Equal(0, CommandRun.Of("compile", CommandRun.Fixture("wat", "consumer.wat"), "-o", folder.File("consumer.cwasm"), "--signatures", signatures).ExitCode);
        Assert.Equal(
            "import example:greeter/greet@1.0.0#greet-user: func(name: string) -> record{message: string, timestamp: u64}\n"
            + "export run: func(names: list<string>) -> list<string>\n",
            File.ReadAllText(signatures));
    }

    [Fact]
    public void Run_PrecompiledWithoutLeave_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("greeter.cwasm");
        CommandRun.Of("compile", Greeter, "-o", file);

        var run = CommandRun.Of("run", file, "--invoke", Call);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error WIT0536: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("wit run --allow-precompiled", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_PrecompiledWithoutFuelButWithAFuelLimit_SaysWhatDiffers()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("greeter.cwasm");
        CommandRun.Of("compile", Greeter, "-o", file);

        var run = CommandRun.Of("run", file, "--allow-precompiled", "--fuel", "1000000", "--invoke", Call);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error WIT0533: it was compiled for fuel off, not fuel on\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_MissingFile_WritesNothing()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(1, CommandRun.Of("compile", folder.File("missing.wasm"), "-o", folder.File("out.cwasm")).ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}

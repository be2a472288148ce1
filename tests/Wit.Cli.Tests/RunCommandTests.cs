using Wit.Tests;

namespace Wit.Cli.Tests;

/// <summary>WASI commands; those of other toolchains are there once scripts/build-guests.sh has built them.</summary>
public class RunCommandTests
{
    private static readonly string Command = CommandRun.Fixture("wat", "command.wat");

    private static string Guest(string group)
    {
        var path = RepositoryFiles.Path("artifacts", "guests", group, "command.wasm");
        Skip.IfNot(File.Exists(path), $"{group}/command.wasm is not built");
        return path;
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("2", 3)]
    public void Run_Command_ExitsAsItDoes(string argument, int exitCode)
    {
        var run = CommandRun.Of("run", Command, "--", argument);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public void Run_CommandWithFuelOrTimeout_IsStopped()
    {
        Assert.Contains("the deadline passed", CommandRun.Of("run", Command, "--timeout", "0.2", "--", "3").Error, StringComparison.Ordinal);
        Assert.Contains("all fuel consumed", CommandRun.Of("run", Command, "--fuel", "100000", "--", "3").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CompiledCommand_ExitsAsItDoes()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("command.cwasm");
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("compile", Command, "-o", file));
        Assert.Equal(1, CommandRun.Of("run", file, "--allow-precompiled", "--", "1").ExitCode);
    }

    [Fact]
    public void Run_CommandOnCore_SaysThatThereIsNoWasi() =>
        Assert.StartsWith("error WIT0520: import `wasi:", CommandRun.Of("run", Command, "--engine", "core", "--invoke", "run()").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("--dir", "a::b::c")]
    [InlineData("--dir", "::/guest")]
    [InlineData("--env", "=value")]
    [InlineData("--invoke", "run()", "--", "argument")]
    [InlineData("--engine", "core", "--inherit-env")]
    public void Run_GrantThatMakesNoSense_IsAWrongCommandLine(params string[] options) =>
        Assert.Equal(2, CommandRun.Of(["run", Command, .. options]).ExitCode);

    [Fact]
    public void Run_DirectoryThatIsMissing_IsNamed()
    {
        var run = CommandRun.Of("run", Command, "--dir", "/no/such/directory::/x");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error WIT0535: the directory `/no/such/directory` cannot be opened\n", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Run_CCommand_SeesWhatIsGranted()
    {
        var command = Guest("c-wasi");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("name.txt"), "content");

        var run = CommandRun.Of(
            "run", command, "--dir", $"{folder.Path}::/files", "--env", "NAME=value", "--", "--env", "NAME", "--env", "HOME", "--file", "/files/name.txt");

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("NAME=value\nHOME is not set\ncontent", run.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Run_CCommandInAReadOnlyDirectory_CannotWrite()
    {
        var command = Guest("c-wasi");
        using var folder = new TemporaryFolder();

        Assert.Equal(1, CommandRun.Of("run", command, "--dir", $"{folder.Path}::/files:ro", "--", "--write", "/files/a.txt", "a").ExitCode);
        Assert.Empty(Directory.GetFiles(folder.Path));
        Assert.Equal(0, CommandRun.Of("run", command, "--dir", $"{folder.Path}::/files", "--", "--write", "/files/a.txt", "a").ExitCode);
        Assert.Equal("a", File.ReadAllText(folder.File("a.txt")));
    }

    [SkippableFact]
    public void Run_CCommandOutsideItsDirectory_FindsNothing()
    {
        var command = Guest("c-wasi");
        using var folder = new TemporaryFolder();
        Assert.Equal(1, CommandRun.Of("run", command, "--dir", $"{folder.Path}::/files", "--", "--file", "/files/../../etc/passwd").ExitCode);
    }

    [SkippableFact]
    public void Run_JavaScriptCommand_PrintsAndFails()
    {
        var command = Guest("js-quickjs");
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(
                new CommandRun(1, "argument 1: Zoë 🦀\nargument 2: --fail\nNAME=value\n", ""),
                CommandRun.Of("run", command, "--cache", folder.Path, "--env", "NAME=value", "--", "Zoë 🦀", "--fail"));
        }
    }
}

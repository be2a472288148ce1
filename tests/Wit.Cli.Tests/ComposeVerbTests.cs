namespace Wit.Cli.Tests;

public class ComposeVerbTests
{
    private static readonly string Greeting = CommandRun.Fixture("compose", "greeting.json");

    [Fact]
    public void Compose_Json_RunsAsOneComponent()
    {
        using var folder = new TemporaryFolder();
        var app = folder.File("app.wasm");
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("compose", Greeting, "-o", app));
        Assert.Equal(new CommandRun(0, "[\"Hello, Ada!\"]\n", ""), CommandRun.Of("run", app, "--invoke", "run([\"Ada\"])"));
        Assert.Equal([app], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Compose_ImportDependencies_ImportsThem()
    {
        using var folder = new TemporaryFolder();
        var app = folder.File("app.wasm");
        Assert.Equal(0, CommandRun.Of("compose", Greeting, "--import-dependencies", "-o", app).ExitCode);
        Assert.Contains("unlocked-dep=<example:greeter@{>=1.0.0}>", File.ReadAllText(app), StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_DryRun_PrintsWhatStaysOpenAndWhatWouldSatisfyIt()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("open.json");
        File.WriteAllText(file, File.ReadAllText(Greeting)
            .Replace("../wat/", CommandRun.Fixture("wat", "").Replace('\\', '/').TrimEnd('/') + "/", StringComparison.Ordinal)
            .Replace("{ \"source\": 1, \"target\": 2, \"name\": \"example:greeter/greet@1.0.0\" }", "", StringComparison.Ordinal));
        var run = CommandRun.Of("compose", file, "--dry-run");
        Assert.Equal(new CommandRun(0, """
            instance 0: example:greeter@1.0.0 (greeter)
            instance 2: example:consumer
            open: example:greeter/greet@1.0.0, needed by example:consumer
              `example:greeter@1.0.0` exports `example:greeter/greet@1.0.0`: pass that of an instance as the argument
            exports run

            """.ReplaceLineEndings("\n"), ""), run);
    }

    [Fact]
    public void Compose_MissingComponent_ShowsWhoAsksForIt()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("app.json");
        File.WriteAllText(file, "{ \"packages\": [{ \"name\": \"a:b\", \"path\": \"none.wasm\" }] }");
        var run = CommandRun.Of("compose", file, "-o", folder.File("app.wasm"));
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error WIT0501: no such file\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("= the composition asks for it here:", run.Error, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Compose_UnknownEnding_SaysWhichThereAre()
    {
        var run = CommandRun.Of("compose", CommandRun.Fixture("wat", "greeter.wat"), "-o", "x.wasm");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error WIT0324: the ending does not say what form of composition this is\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_WithoutOutput_IsAWrongCommandLine() => Assert.Equal(2, CommandRun.Of("compose", Greeting).ExitCode);
}

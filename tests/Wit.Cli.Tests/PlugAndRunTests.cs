namespace Wit.Cli.Tests;

public class PlugAndRunTests
{
    private static readonly string Greeter = CommandRun.Fixture("wat", "greeter.wat");
    private static readonly string Consumer = CommandRun.Fixture("wat", "consumer.wat");

    [Fact]
    public void Plug_GreeterIntoConsumer_RunsAsOneComponent()
    {
        using var folder = new TemporaryFolder();
        var app = folder.File("app.wasm");
        var plug = CommandRun.Of("plug", Consumer, "--plug", Greeter, "-o", app);
        Assert.Equal(new CommandRun(0, "", ""), plug);
        Assert.Equal(new CommandRun(0, "[\"Hello, Ada!\", \"Hello, Grace!\"]\n", ""), CommandRun.Of("run", app, "--invoke", "run([\"Ada\",\"Grace\"])"));
        Assert.Equal([app], Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("core")]
    [InlineData("wasmtime")]
    public void Run_ComposedComponent_GivesTheSameOnBothEngines(string engine)
    {
        using var folder = new TemporaryFolder();
        var app = folder.File("app.wasm");
        CommandRun.Of("plug", Consumer, "--plug", Greeter, "-o", app);
        var run = CommandRun.Of("run", app, "--engine", engine, "--invoke", "run([\"Ada\", \"Zoë 🌍\", \"\"])");
        Assert.Equal(new CommandRun(0, "[\"Hello, Ada!\", \"Hello, Zoë 🌍!\", \"Hello, !\"]\n", ""), run);
    }

    [Fact]
    public void Run_TrapOnWasmtimesEngine_ExitsWith3()
    {
        var run = CommandRun.Of("run", CommandRun.Fixture("wat", "trap.wat"), "--engine", "wasmtime", "--invoke", "greet-user(\"Ada\")");
        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("error WIT0510: the guest trapped: wasm trap: wasm `unreachable` instruction executed\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Plug_DryRun_PrintsConnectionsAndWritesNothing()
    {
        var run = CommandRun.Of("plug", Consumer, "--plug", Greeter, "--dry-run");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"{Consumer} imports example:greeter/greet@1.0.0 <- {Greeter}\nexports run\n", run.Output);
    }

    [Theory]
    [InlineData("unrelated.wat", "WIT0301")]
    [InlineData("mismatch.wat", "WIT0302")]
    [InlineData("core-module.wat", "WIT0202")]
    [InlineData("missing.wat", "WIT0501")]
    public void Plug_PlugThatDoesNotFit_WritesNothing(string plug, string id)
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("plug", Consumer, "--plug", CommandRun.Fixture("wat", plug), "-o", folder.File("app.wasm"));
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"error {id}: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Plug_RecordFieldOfAnotherType_SaysThePathIntoTheType()
    {
        var run = CommandRun.Of("plug", Consumer, "--plug", CommandRun.Fixture("wat", "mismatch.wat"), "--dry-run");
        Assert.Contains("exports.greet.greet-user.result.timestamp: expected u64, found u32", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Plug_DryRun_SaysWhyTheRestDoesNotConnect()
    {
        var (mismatch, unrelated) = (CommandRun.Fixture("wat", "mismatch.wat"), CommandRun.Fixture("wat", "unrelated.wat"));
        var run = CommandRun.Of("plug", Consumer, "--plug", mismatch, "--plug", unrelated, "--dry-run");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"open: example:greeter/greet@1.0.0, needed by {Consumer}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"not connected: example:greeter/greet@1.0.0 of {mismatch}: the types of `example:greeter/greet@1.0.0` of `{Consumer}` differ: greet.greet-user.result.timestamp: expected u64, found u32\n",
            run.Output, StringComparison.Ordinal);
        Assert.Contains($"not connected: example:unrelated/adding@1.0.0 of {unrelated}: nothing imports it\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Plug_ResultImportsWhatIsDenied_SaysWhoUsesItAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        var (app, composition) = (folder.File("app.wasm"), CommandRun.Fixture("wat", "composition.wat"));
        File.WriteAllText(folder.File("user.wat"), """(component (import "acme:log/log@1.0.0" (instance $l (export "log" (func (param "s" u32))))) (export "l" (instance $l)))""");
        var run = CommandRun.Of("plug", folder.File("user.wat"), "--plug", composition, "--deny", "wasi:cli", "--deny", "wasi:sockets", "-o", app);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            $"error WIT0372: `wasi:cli/stdout@0.2.6` is denied by `wasi:cli`; it is used by `composition / storage / l`, `composition / audit`\n  --> {app}\n",
            run.Error.Split("  = hint")[0]);
        Assert.False(File.Exists(app));
        Assert.Equal(0, CommandRun.Of("plug", folder.File("user.wat"), "--plug", composition, "--deny", "wasi:sockets", "-o", app).ExitCode);
    }

    [Fact]
    public void Plug_DenyOfNoPattern_IsRejected()
    {
        var run = CommandRun.Of("plug", Consumer, "--plug", Greeter, "--deny", "wasi sockets", "--dry-run");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error WIT0373: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Plug_WithoutOutput_IsAWrongCommandLine() =>
        Assert.Equal(2, CommandRun.Of("plug", Consumer, "--plug", Greeter).ExitCode);

    [Fact]
    public void Run_TruncatedComponent_SaysTheByte()
    {
        using var folder = new TemporaryFolder();
        var app = folder.File("app.wasm");
        CommandRun.Of("plug", Consumer, "--plug", Greeter, "-o", app);
        File.WriteAllBytes(app, File.ReadAllBytes(app)[..200]);
        var run = CommandRun.Of("run", app, "--invoke", "run([])");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error WIT0204: unexpected end", run.Error, StringComparison.Ordinal);
        Assert.Contains("at byte 11 (0xb)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FileThatIsNotWasm_IsRejected()
    {
        var run = CommandRun.Of("run", CommandRun.Fixture("wit", "greeter", "greeter.wit"), "--invoke", "run([])");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error WIT0201: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TextWithAMistake_SaysTheLine()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("bad.wat"), "(component\n  (nonsense))\n");
        var run = CommandRun.Of("run", folder.File("bad.wat"), "--invoke", "run([])");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error WIT0525: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("bad.wat:2:4", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MissingImport_IsNamed()
    {
        var run = CommandRun.Of("run", Consumer, "--invoke", "run([\"Ada\"])");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error WIT0520: import `example:greeter/greet@1.0.0#greet-user` is not defined\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WrongWave_PointsIntoTheExpression()
    {
        var run = CommandRun.Of("run", Greeter, "--invoke", "greet-user(5)");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "error WIT0527: expected a string, \"...\", found `5`\n --> --invoke:1:12\n  |\n1 | greet-user(5)\n  |            ^\n", run.Error);
    }

    [Fact]
    public void Run_GuestThatTraps_ExitsWith3AndABacktrace()
    {
        var run = CommandRun.Of("run", CommandRun.Fixture("wat", "trap.wat"), "--invoke", "greet-user(\"Ada\")");
        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("error WIT0510: the guest trapped: unreachable\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("at greeter!func[1]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_GuestThatTrapsWithWords_TellsThem()
    {
        var run = CommandRun.Of("run", CommandRun.Fixture("wat", "trap-message.wat"), "--engine", "core", "--invoke", "run()");
        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("error WIT0510: the guest trapped: unreachable\n  = the guest said: unhandled: lost\n  = at Main?[2J\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_EndlessLoop_EndsWithTheTimeout()
    {
        var run = CommandRun.Of("run", CommandRun.Fixture("wat", "loop.wat"), "--timeout", "0.2", "--invoke", "greet-user(\"Ada\")");
        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("error WIT0510: the guest trapped: the deadline passed\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithoutInvoke_ListsWhatCanBeCalled()
    {
        var run = CommandRun.Of("run", Greeter);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("example:greeter/greet@1.0.0#greet-user: func(name: string)", run.Error, StringComparison.Ordinal);
    }
}

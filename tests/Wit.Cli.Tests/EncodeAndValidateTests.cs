namespace Wit.Cli.Tests;

public class EncodeAndValidateTests
{
    private static readonly string Greeter = CommandRun.Fixture("wit", "greeter");

    [Fact]
    public void Encode_Greeter_PrintsAsItsText()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("encode", Greeter, "-o", folder.File("greeter.wasm")));
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("validate", folder.File("greeter.wasm")));
        Assert.Equal(CommandRun.Of("print", Greeter), CommandRun.Of("print", folder.File("greeter.wasm")));
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("encode", folder.File("greeter.wasm"), "-o", folder.File("again.wasm")));
        Assert.Equal(File.ReadAllBytes(folder.File("greeter.wasm")), File.ReadAllBytes(folder.File("again.wasm")));
    }

    [Fact]
    public void Encode_WithoutOutput_IsAWrongCommandLine() => Assert.Equal(2, CommandRun.Of("encode", Greeter).ExitCode);

    [Fact]
    public void Encode_IntoADirectory_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("encode", Greeter, "-o", folder.Path);
        Assert.Equal((1, true), (run.ExitCode, run.Error.Contains("error WIT0502: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Validate_ComponentsAndModules_SaysNothing() =>
        Assert.Equal(
            new CommandRun(0, "", ""),
            CommandRun.Of("validate", CommandRun.Fixture("wat", "greeter.wat"), CommandRun.Fixture("wat", "consumer.wat"), CommandRun.Fixture("wat", "core-module.wat")));

    [Fact]
    public void Validate_WrongTypesInAnEmbeddedModule_SaysAtWhichByte()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("bad.wat"), "(component (core module (func (result i32) i64.const 0)))");
        var run = CommandRun.Of("validate", folder.File("bad.wat"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error WIT0524: invalid core module: type mismatch: expected i32, found i64", run.Error, StringComparison.Ordinal);
        Assert.Contains("bad.wat at byte 36 (0x24)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_SeveralBadFiles_ReportsEach()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("cut.wasm"), [0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0, 7, 9]);
        File.WriteAllText(folder.File("not.wasm"), "hello");
        var run = CommandRun.Of("validate", folder.File("missing.wasm"), folder.Path, folder.File("cut.wasm"), folder.File("not.wasm"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("missing.wasm", run.Error, StringComparison.Ordinal);
        foreach (var expected in new[] { "error WIT0501: no such file", "error WIT0501: is a directory", "error WIT0204: ", "error WIT0201: " })
            Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_WithoutAFeature_RefusesWhatUsesIt()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.wat"), "(component (import \"f\" (func async)))");
        Assert.Equal(0, CommandRun.Of("validate", folder.File("a.wat"), "--without", "maps").ExitCode);
        Assert.Equal(1, CommandRun.Of("validate", folder.File("a.wat"), "--without", "maps,async").ExitCode);
        var unknown = CommandRun.Of("validate", folder.File("a.wat"), "--without", "map");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("did you mean `maps`?", unknown.Error, StringComparison.Ordinal);
    }
}

using Wit.Component;

namespace Wit.Cli.Tests;

public class EmbedAndComponentizeTests
{
    private static readonly string Greeter = CommandRun.Fixture("wit", "greeter");

    [Theory]
    [InlineData("--dummy", "cm32p2||run")]
    [InlineData("--dummy-names=legacy", "run")]
    public void Embed_OfDummy_MakesAComponentOfTheWorld(string option, string export)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("embed", Greeter, option, "-w", "consumer-world", "-o", folder.File("core.wasm")));
        var module = CoreModuleReader.Read(File.ReadAllBytes(folder.File("core.wasm"))).Required;
        Assert.Contains(export, module.Exports.Select(e => e.Name));
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("componentize", folder.File("core.wasm")));
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("validate", folder.File("core.component.wasm")));
        Assert.Contains("export run: func(names: list<string>) -> list<string>;", CommandRun.Of("print", folder.File("core.component.wasm")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Embed_OfText_AssemblesIt()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("core.wat"), "(module)");
        var run = CommandRun.Of("embed", Greeter, folder.File("core.wat"), "-w", "consumer-world", "--encoding", "utf16", "-o", folder.File("core.wasm"));
        Assert.Equal(new CommandRun(0, "", ""), run);
        var section = Assert.Single(CoreModuleReader.Read(File.ReadAllBytes(folder.File("core.wasm"))).Required.CustomSections);
        var world = ComponentReader.Read(section.Data).Required;
        Assert.Equal([4, (byte)CanonicalStringEncoding.Utf16], world.CustomSections.First(s => s.Name == "wit-component-encoding").Data.ToArray());
    }

    [Fact]
    public void Embed_OnlyCustom_WritesTheSectionAlone()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, CommandRun.Of("embed", Greeter, "--only-custom", "-w", "consumer-world", "-o", folder.File("world.wasm")).ExitCode);
        Assert.Contains("world consumer-world {", CommandRun.Of("print", folder.File("world.wasm")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Embed_OfUnknownWorld_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("embed", Greeter, "--dummy", "-w", "nothing", "-o", folder.File("core.wasm"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error WIT0127: ", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("core.wasm")));
    }

    [Theory]
    [InlineData("-w", "consumer-world")]
    [InlineData("--dummy", "--only-custom")]
    [InlineData("--dummy", "--dummy-names=legacy")]
    [InlineData("--dummy", "--async-callback")]
    [InlineData("--dummy-names=standard32", "--async-stackful")]
    public void Embed_WithOptionsThatExcludeEachOther_IsAWrongCommandLine(string first, string second) =>
        Assert.Equal(2, CommandRun.Of("embed", Greeter, first, second, "-o", "unused.wasm").ExitCode);

    [Fact]
    public void Componentize_WithAdapter_NamesItAfterItsFile()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("w.wit"), "package a:b; world w {}");
        File.WriteAllText(folder.File("core.wat"), """(module (import "old" "f" (func)))""");
        File.WriteAllText(folder.File("old.reactor.wat"), """(module (func (export "f")))""");
        Assert.Equal(0, CommandRun.Of("embed", folder.File("w.wit"), folder.File("core.wat"), "-o", folder.File("core.wasm")).ExitCode);
        Assert.Equal(
            new CommandRun(0, "", ""),
            CommandRun.Of("componentize", folder.File("core.wasm"), "--adapt", folder.File("old.reactor.wat"), "-o", folder.File("out.wasm")));
        Assert.Equal(0, CommandRun.Of("componentize", folder.File("core.wasm"), "--adapt", $"old={folder.File("old.reactor.wat")}", "-o", folder.File("out.wasm")).ExitCode);
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("validate", folder.File("out.wasm")));
    }

    [Fact]
    public void Componentize_OfModuleWithoutWorld_SaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("core.wat"), "(module)");
        var run = CommandRun.Of("componentize", folder.File("core.wat"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error WIT0221: the module has no section `component-type`", run.Error, StringComparison.Ordinal);
        Assert.Contains("embed a world first with `wit embed`", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Link_OfLibraries_MakesAComponent()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("w.wit"), "package a:b; world w { export f: func() -> u32; }");
        File.WriteAllText(folder.File("f.wat"), """(module (@dylink.0) (import "env" "g" (func $g (result i32))) (func (export "f") (result i32) call $g))""");
        File.WriteAllText(folder.File("g.wat"), """(module (@dylink.0) (func (export "g") (result i32) i32.const 7))""");
        Assert.Equal(0, CommandRun.Of("embed", folder.File("w.wit"), folder.File("f.wat"), "-o", folder.File("f.wasm")).ExitCode);
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("link", folder.File("f.wasm"), $"g.so={folder.File("g.wat")}", "-o", folder.File("out.wasm")));
        Assert.Equal(new CommandRun(0, "7\n", ""), CommandRun.Of("run", folder.File("out.wasm"), "--invoke", "f()"));
        var missing = CommandRun.Of("link", folder.File("f.wasm"), "-o", folder.File("none.wasm"));
        Assert.Equal((1, false), (missing.ExitCode, File.Exists(folder.File("none.wasm"))));
        Assert.Contains("error WIT0230: the library `f.wasm`: no library has the core func `g`", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Link_WithBuiltInLibdl_OpensLibraries()
    {
        using var folder = new TemporaryFolder();
        string Fixture(string name) => CommandRun.Fixture("linking", name);
        Assert.Equal(0, CommandRun.Of("embed", Fixture("opens.wit"), Fixture("opens.wat"), "-o", folder.File("opens.wasm")).ExitCode);
        string[] link = ["link", folder.File("opens.wasm"), "--dl-openable", $"libadd.so={Fixture("libadd.wat")}", "-o", folder.File("out.wasm")];
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of([.. link, "--built-in-libdl"]));
        Assert.Equal(new CommandRun(0, "42\n", ""), CommandRun.Of("run", folder.File("out.wasm"), "--invoke", "run(2)"));
        Assert.Equal(new CommandRun(0, "42\n", ""), CommandRun.Of("run", folder.File("out.wasm"), "--engine", "wasmtime", "--invoke", "run(2)"));
        Assert.Equal(new CommandRun(0, "4\n", ""), CommandRun.Of("run", folder.File("out.wasm"), "--invoke", "failures()"));
        var missing = CommandRun.Of(link);
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("no library has the core func `dl", missing.Error, StringComparison.Ordinal);
        Assert.Contains("--built-in-libdl", missing.Error, StringComparison.Ordinal);
    }
}

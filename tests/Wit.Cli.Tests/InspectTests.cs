using System.Text.Json;

namespace Wit.Cli.Tests;

public class InspectTests
{
    [Fact]
    public void Inspect_Greeter_ShowsItsParts()
    {
        var run = CommandRun.Of("inspect", CommandRun.Fixture("wat", "greeter.wat"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var expected in new[]
        {
            "component, 986 bytes\n", "    export example:greeter/greet@1.0.0;\n", "core module 0 (main \"greeter\"): 444 bytes at 0xb:",
            "  lift greet-user (utf8, memory 0, realloc realloc, post-return post-greet-user)\n", "component 0 \"greet\", 225 bytes",
        })
            Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_Json_IsOneDocument()
    {
        using var json = JsonDocument.Parse(CommandRun.Of("inspect", CommandRun.Fixture("wat", "consumer.wat"), "--json").Output);
        Assert.Equal("example:greeter/greet@1.0.0", json.RootElement.GetProperty("imports")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Inspect_Bytes_StartsWithThePreamble() =>
        Assert.StartsWith(
            "000 | 00 61 73 6d 0d 00 01 00                         | preamble of a component\n",
            CommandRun.Of("inspect", CommandRun.Fixture("wat", "greeter.wat"), "--bytes").Output, StringComparison.Ordinal);

    [Fact]
    public void Inspect_CoreModule_ShowsItsExports()
    {
        var run = CommandRun.Of("inspect", CommandRun.Fixture("wat", "core-module.wat"));
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("core module", run.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(CommandRun.Of("inspect", CommandRun.Fixture("wat", "core-module.wat"), "--json").Output);
        Assert.Equal("core-module", json.RootElement.GetProperty("kind").GetString());
    }

    [Fact]
    public void InspectAndPrint_CoreModuleWithAWorld_ShowTheWorld()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, CommandRun.Of("embed", CommandRun.Fixture("wit", "greeter"), "--dummy", "-w", "consumer-world", "-o", folder.File("core.wasm")).ExitCode);
        Assert.Contains("  world consumer-world {\n    import greet;\n", CommandRun.Of("inspect", folder.File("core.wasm")).Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.StartsWith("package example:greeter@1.0.0;", CommandRun.Of("print", folder.File("core.wasm")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_NamesWithControlCharacters_DoesNotPassThemOn()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.wat"), "(module (func (export \"\\1b[31m\")))");
        Assert.DoesNotContain('\u001b', CommandRun.Of("inspect", folder.File("a.wat")).Output);
        Assert.DoesNotContain('\u001b', CommandRun.Of("inspect", folder.File("a.wat"), "--bytes").Output);
    }

    [Fact]
    public void Inspect_TruncatedBytes_ShowsWhatIsThereAndTheMistake()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("cut.wasm"), [0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0, 7, 9]);
        var run = CommandRun.Of("inspect", folder.File("cut.wasm"), "--bytes");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("preamble of a component", run.Output, StringComparison.Ordinal);
        Assert.Contains("error WIT0204: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("error WIT0204: ", CommandRun.Of("inspect", folder.File("cut.wasm")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WIT0501", "missing.wasm")]
    [InlineData("WIT0201", "README.md")]
    public void Inspect_NoBinary_IsRejected(string id, string file) =>
        Assert.Contains($"error {id}: ", CommandRun.Of("inspect", CommandRun.Fixture(file)).Error, StringComparison.Ordinal);

    [Fact]
    public void Inspect_BytesAndJson_IsAWrongCommandLine() =>
        Assert.Equal(2, CommandRun.Of("inspect", CommandRun.Fixture("wat", "greeter.wat"), "--bytes", "--json").ExitCode);
}

using System.Text.Json.Nodes;

namespace Wit.Cli.Tests;

public class LowerVerbTests
{
    private static readonly string Greeter = CommandRun.Fixture("wat", "greeter.wat");
    private static readonly string Consumer = CommandRun.Fixture("wat", "consumer.wat");

    [Theory]
    [InlineData(false, "adapter-0.wasm flags.wasm module-0.wasm module-1.wasm module-2.wasm plan.json")]
    [InlineData(true, "accessors.wasm adapter-0.wasm flags.wasm module-0.wasm module-1.wasm module-2.wasm plan.json")]
    public void Lower_Composition_WritesModulesAndPlan(bool singleMemory, string files)
    {
        using var folder = new TemporaryFolder();
        var app = folder.File("app.wasm");
        Assert.Equal(0, CommandRun.Of("plug", Consumer, "--plug", Greeter, "-o", app).ExitCode);

        var run = CommandRun.Of(["lower", app, "-o", folder.File("lowered"), .. singleMemory ? ["--no-multi-memory"] : Array.Empty<string>()]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(files, string.Join(' ', Directory.GetFiles(folder.File("lowered")).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
        var plan = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.File("lowered"), "plan.json")))!;
        Assert.Equal(!singleMemory, (bool)plan["multi-memory"]!);
        Assert.Equal("func(names: list<string>) -> list<string>", (string)plan["exports"]![0]!["type"]!);
        Assert.Equal("""["i32","i32"]""", plan["exports"]![0]!["core-parameters"]!.ToJsonString());
        Assert.Equal(["trap", "validate-utf8", "validate-utf8"], plan["functions"]!.AsArray().Select(f => (string)f!["kind"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Lower_SingleComponent_NamesWhatTheHostGives()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(0, CommandRun.Of("lower", Consumer, "-o", folder.File("lowered")).ExitCode);

        var plan = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.File("lowered"), "plan.json")))!;
        var import = Assert.Single(plan["functions"]!.AsArray())!;
        Assert.Equal(("import", "example:greeter/greet@1.0.0", "greet-user"), ((string)import["kind"]!, (string)import["interface"]!, (string)import["name"]!));
        Assert.Equal("memory", (string)import["options"]!["memory"]!["export"]!);
        Assert.False((bool)plan["multi-memory"]!);
    }

    [Fact]
    public void Lower_IntoFilledDirectory_IsRefusedUnlessForced()
    {
        using var folder = new TemporaryFolder();
        var lowered = folder.File("lowered");
        Assert.Equal(0, CommandRun.Of("lower", Greeter, "-o", lowered).ExitCode);
        File.WriteAllText(Path.Combine(lowered, "old.wasm"), "");

        var again = CommandRun.Of("lower", Greeter, "-o", lowered);

        Assert.Equal(1, again.ExitCode);
        Assert.Contains("error WIT0541: the directory is there already and not empty", again.Error, StringComparison.Ordinal);
        Assert.Contains("name another directory, or replace it with --force", again.Error, StringComparison.Ordinal);
        Assert.Equal(0, CommandRun.Of("lower", Greeter, "-o", lowered, "--force").ExitCode);
        Assert.False(File.Exists(Path.Combine(lowered, "old.wasm")));
        Assert.Equal(["lowered"], Directory.GetFileSystemEntries(Path.GetDirectoryName(lowered)!).Select(Path.GetFileName));
    }

    [Fact]
    public void Lower_ForcedOntoOtherFiles_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("home"));
        File.WriteAllText(Path.Combine(folder.File("home"), "letter.txt"), "dear");

        var run = CommandRun.Of("lower", Greeter, "-o", folder.File("home"), "--force");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("WIT0541", run.Error, StringComparison.Ordinal);
        Assert.Contains("it holds `letter.txt`, which is not removed even with --force", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.File("home"), "letter.txt")));
    }

    [Fact]
    public void Lower_ImportHandedOn_IsRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("on.wat"), """(component (import "f" (func $f)) (export "g" (func $f)))""");

        var run = CommandRun.Of("lower", folder.File("on.wat"), "-o", folder.File("lowered"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error WIT0540: export `g`, which is an import handed on, cannot be lowered", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("lowered")));
    }
}

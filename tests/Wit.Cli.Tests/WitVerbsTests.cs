using System.Text.Json;

namespace Wit.Cli.Tests;

public class WitVerbsTests
{
    private static readonly string Greeter = CommandRun.Fixture("wit", "greeter");

    [Fact]
    public void Parse_Greeter_SummarisesThePackage()
    {
        var expected = """
            package example:greeter@1.0.0
              interface greet: 1 type, 1 function
              world greeter-world: 0 imports, 1 export
              world consumer-world: 1 import, 1 export

            """;
        Assert.Equal(new CommandRun(0, expected, ""), CommandRun.Of("parse", Greeter));
    }

    [Fact]
    public void Parse_Json_HasTheFourArrays()
    {
        using var json = JsonDocument.Parse(CommandRun.Of("parse", Greeter, "--json").Output);
        Assert.Equal(["worlds", "interfaces", "types", "packages"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("example:greeter@1.0.0", json.RootElement.GetProperty("packages")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Print_ThenCheck_Accepts()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("printed.wit"), CommandRun.Of("print", Greeter).Output);
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("check", folder.File("printed.wit")));
    }

    [Theory]
    [InlineData("json", "WIT0001")]
    [InlineData("sarif", "WIT0001")]
    public void Check_DiagnosticsForPrograms_AreJson(string format, string id)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("bad.wit"), "package a:b;\ninterface i {\n  f: func()\n  g: func();\n}\n");
        var run = CommandRun.Of("check", folder.File("bad.wit"), "--diagnostics-format", format);
        Assert.Equal(1, run.ExitCode);
        using var json = JsonDocument.Parse(run.Error);
        Assert.Contains(id, json.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_DiagnosticsForBuildTools_AreOneLineEach()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("bad.wit"), "package a:b;\ninterface i {\n  use j.{t};\n}\n");
        var run = CommandRun.Of("check", folder.File("bad.wit"), "--diagnostics-format", "msbuild");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"{folder.File("bad.wit")}(3,7): error WIT0", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Format_Check_ListsAndKeepsTheFile()
    {
        using var folder = new TemporaryFolder();
        const string Text = "package a:b;interface i{f:func();}";
        File.WriteAllText(folder.File("a.wit"), Text);
        Assert.Equal(new CommandRun(1, folder.File("a.wit") + "\n", ""), CommandRun.Of("format", folder.Path, "--check"));
        Assert.Equal(Text, File.ReadAllText(folder.File("a.wit")));
        Assert.Equal(0, CommandRun.Of("format", folder.Path).ExitCode);
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("format", folder.Path, "--check"));
    }

    [Fact]
    public void Bindgen_Host_WritesTheFilesItNames()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("bindgen", "host", Greeter, "-w", "greeter-world", "-o", folder.File("generated"));
        Assert.Equal(0, run.ExitCode);
        var named = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(named.Order(StringComparer.Ordinal), Directory.GetFiles(folder.File("generated")).Order(StringComparer.Ordinal));
        Assert.Contains(named, name => name.EndsWith("Example.Greeter.GreeterWorld.g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void Bindgen_UnknownWorld_SaysWhichThereAre()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("bindgen", "host", Greeter, "-w", "greter", "-o", folder.File("generated"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("greeter-world", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("generated")));
    }

    [Fact]
    public void Bindgen_RemapAndEngine_ReachTheGeneratedCode()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of(
            "bindgen", "guest", Greeter, "-w", "greeter-world", "-o", folder.File("generated"), "--engine", "slots",
            "--remap", "example:greeter/greet#greeting=My.Greeting,My.Conversion");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("global::My.Greeting GreetUser(string name)", File.ReadAllText(folder.File("generated/Example.Greeter.IGreetExports.g.cs")), StringComparison.Ordinal);
        Assert.Contains("void BindImports(void* start)", File.ReadAllText(folder.File("generated/Example.Greeter.GreeterWorldEntryPoints.g.cs")), StringComparison.Ordinal);
        Assert.Equal(2, CommandRun.Of("bindgen", "guest", Greeter, "-w", "greeter-world", "-o", folder.File("g"), "--remap", "nonsense").ExitCode);
    }

    [Fact]
    public void Doc_Greeter_WritesAnIndex()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, CommandRun.Of("doc", Greeter, "-o", folder.Path).ExitCode);
        Assert.Contains("example:greeter", File.ReadAllText(folder.File("index.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0.1", 1)]
    [InlineData("2.0.0", 0)]
    public void SemverCheck_ChangedField_WantsAMajorVersion(string version, int exitCode)
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Path.Combine(Greeter, "greeter.wit"));
        File.WriteAllText(folder.File("new.wit"), text.Replace("@1.0.0", "@" + version, StringComparison.Ordinal).Replace("u64", "u32", StringComparison.Ordinal));
        Assert.Equal(exitCode, CommandRun.Of("semver-check", Greeter, folder.File("new.wit")).ExitCode);
        var diff = CommandRun.Of("diff", Greeter, folder.File("new.wit"));
        Assert.Equal(0, diff.ExitCode);
        Assert.Contains("timestamp", diff.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void CommandLine_UnknownVerb_ExitsWith2()
    {
        var run = CommandRun.Of("parze");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("try: wit --help", run.Error, StringComparison.Ordinal);
    }
}

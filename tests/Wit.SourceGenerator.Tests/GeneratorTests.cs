using Microsoft.CodeAnalysis;
using Wit.Bindgen;
using Wit.Parser;
using Wit.Tests;

namespace Wit.SourceGenerator.Tests;

public sealed class GeneratorTests
{
    private const string Folder = "/p/wit";

    private static readonly string Greeter = File.ReadAllText(RepositoryFiles.Path("fixtures", "wit", "greeter", "greeter.wit"));

    [Fact]
    public void TwoWorldsOfOnePackage_Host_ShareTheirFilesAndCompile()
    {
        var run = new GeneratorRun(
            GeneratorRun.Item(Folder, "greeter-world") + "\n" + GeneratorRun.Item(Folder, "consumer-world"), ("/p/wit/greeter.wit", Greeter));
        Assert.Empty(run.Result.Diagnostics);
        Assert.Equal(
            [
                "Example.Greeter.ConsumerWorld.g.cs", "Example.Greeter.GreetExports.g.cs", "Example.Greeter.GreetImports.g.cs",
                "Example.Greeter.GreeterWorld.g.cs", "Example.Greeter.Greeting.g.cs", "Example.Greeter.IGreet.g.cs",
            ],
            run.FileNames);
        Assert.Empty(run.CompilationProblems);
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("Guest")]
    public void Sources_OfTheGenerator_AreThoseOfTheLibrary(string side)
    {
        var run = new GeneratorRun(GeneratorRun.Item(Folder, "consumer-world", side), ("/p/wit/greeter.wit", Greeter));
        var resolve = WitLoader.Load(RepositoryFiles.Path("fixtures", "wit", "greeter")).Resolve!;
        var world = resolve.Worlds.Single(w => w.Name == "consumer-world");
        var files = side == "Host"
            ? HostBindings.Generate(resolve, world, new BindgenOptions())
            : GuestBindings.Generate(resolve, world, new BindgenOptions());
        Assert.Equal(
            files.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => (f.Name, f.Text)),
            run.Result.GeneratedSources.OrderBy(s => s.HintName, StringComparer.Ordinal).Select(s => (s.HintName, s.SourceText.ToString())));
    }

    [Fact]
    public void Dependencies_InDeps_AreFound()
    {
        var run = new GeneratorRun(
            GeneratorRun.Item(Folder, ""),
            ("/p/wit/main.wit", "package a:b; world w { import x:y/i; }"),
            ("/p/wit/deps/x/y.wit", "package x:y; interface i { f: func() -> u32; }"));
        Assert.Empty(run.Result.Diagnostics);
        Assert.Contains("X.Y.II.g.cs", run.FileNames);
    }

    [Fact]
    public void Mistake_InWit_IsReportedAtItsLine()
    {
        var run = new GeneratorRun(
            GeneratorRun.Item(Folder, "w") + "\n" + GeneratorRun.Item(Folder, "w", "Guest"),
            ("/p/wit/a.wit", "package a:b;\n\nworld w {\n  import f: func(x: missing);\n}\n"));
        var diagnostic = Assert.Single(run.Result.Diagnostics);
        var place = diagnostic.Location.GetLineSpan();
        Assert.Equal(("/p/wit/a.wit", 3, 20), (place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character));
        Assert.StartsWith("WIT01", diagnostic.Id, StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Empty(run.FileNames);
    }

    [Fact]
    public void Unsupported_InWit_IsReportedWhileTheRestIsGenerated()
    {
        var run = new GeneratorRun(
            GeneratorRun.Item(Folder, "w"), ("/p/wit/a.wit", "package a:b;\nworld w {\n  export f: func(x: stream<u8>);\n  export g: func();\n}\n"));
        var diagnostic = Assert.Single(run.Result.Diagnostics);
        Assert.Equal("WIT0401", diagnostic.Id);
        Assert.Equal("function `f` uses a stream, which the C# bindings do not support yet", diagnostic.GetMessage(null));
        Assert.Equal(["A.B.W.g.cs"], run.FileNames);
    }

    [Theory]
    [InlineData("/p/wit||Host|||||||", "WIT0403: the item `/p/wit` names no world, and its package has several (set World to `greeter-world` or `consumer-world`)")]
    [InlineData("/p/wit|nowhere||||||||", "WIT0403: there is no world `nowhere` in `/p/wit` (set World to `greeter-world` or `consumer-world`)")]
    [InlineData("/p/none|w||||||||", "WIT0404: the Wit item `/p/none` cannot be used: there is no .wit file there")]
    [InlineData("/p/wit|w|Server|||||||", "WIT0404: the Wit item `/p/wit` cannot be used: Side is `Server`; it may be Host or Guest")]
    [InlineData("/p/wit|w||||Maybe||||", "WIT0404: the Wit item `/p/wit` cannot be used: ResultStyle is `Maybe`; it may be Throw or Value")]
    [InlineData("/p/wit|w|||Secret|||||", "WIT0404: the Wit item `/p/wit` cannot be used: Visibility is `Secret`; it may be Public or Internal")]
    [InlineData("/p/wit|w|||||a=b|||", "WIT0404: the Wit item `/p/wit` cannot be used: Remap has `a=b`; the form is ns:pkg/interface#type=[class ]Type,Conversion")]
    [InlineData("/p/wit|w||||||Jit||", "WIT0404: the Wit item `/p/wit` cannot be used: Engine is `Jit`; it may be NativeAot or Slots")]
    [InlineData("/p/wit|greeter-world|||||a:b/c#d=T,C|||", "WIT0411: there is no type `a:b/c#d` to map to T (the name of a type that is no resource has the form ns:pkg/interface#type)")]
    [InlineData("/p/wit|greeter-world||||||||/p/none", "WIT0404: the Wit item `/p/wit` cannot be used: its Signatures, `/p/none`, is not there, or does not end in .signatures")]
    public void Item_WithMistake_IsReported(string item, string expected)
    {
        var run = new GeneratorRun(item, ("/p/wit/greeter.wit", Greeter));
        Assert.Equal(expected, string.Join("\n", run.Result.Diagnostics.Select(d => $"{d.Id}: {d.GetMessage(null)}")));
    }

    [Theory]
    [InlineData("export example:greeter/greet@1.2.0#greet-user: func(name: string) -> record{message: string, timestamp: u64}", "")]
    [InlineData(
        "export example:greeter/greet@1.0.0#greet-user: func(name: string) -> string",
        "WIT0422: the compiled component no longer fits the world: its `example:greeter/greet@1#greet-user` is func(name: string) -> string, in the world it is func(name: string) -> record{message: string, timestamp: u64} (compile the component again, or bind the world that it was made for)")]
    [InlineData(
        "import old:thing/log@1.0.0#write: func(text: string)\nexport example:greeter/greet@1.0.0#greet-user: func(name: string) -> record{message: string, timestamp: u64}",
        "WIT0422: the compiled component no longer fits the world: it imports `old:thing/log@1#write`, which the world does not have (compile the component again, or bind the world that it was made for)")]
    [InlineData(
        "",
        "WIT0422: the compiled component no longer fits the world: it does not export `example:greeter/greet@1#greet-user` (compile the component again, or bind the world that it was made for)")]
    public void Signatures_OfACompiledComponent_AreComparedWithTheWorld(string signatures, string expected)
    {
        var run = new GeneratorRun(
            GeneratorRun.Item(Folder, "greeter-world") + "/p/app.signatures", ("/p/wit/greeter.wit", Greeter), ("/p/app.signatures", signatures));
        Assert.Equal(expected, string.Join("\n", run.Result.Diagnostics.Select(d => $"{d.Id}: {d.GetMessage(null)}")));
        Assert.NotEmpty(run.FileNames);
    }

    [Fact]
    public void TwoItems_WithDifferentFilesOfOneName_AreAConflict()
    {
        var run = new GeneratorRun(
            GeneratorRun.Item(Folder, "greeter-world") + "\n" + GeneratorRun.Item(Folder, "greeter-world", "Guest"), ("/p/wit/greeter.wit", Greeter));
        var diagnostic = Assert.Single(run.Result.Diagnostics);
        Assert.Equal("WIT0402", diagnostic.Id);
        Assert.Equal(
            "the guest bindings of the world `example:greeter/greeter-world@1.0.0` have a file `Example.Greeter.GreetExports.g.cs` that another Wit item has with other contents (give one of the items a Namespace of its own)",
            diagnostic.GetMessage(null));
    }
}

using System.Text;
using Wit.Component;
using Wit.Compose.Capabilities;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Tests;

namespace Wit.Compose.Tests;

public class CapabilityTests
{
    private static CapabilityReport Report(string wat) => CapabilityReport.Of(ComponentResolver.Resolve(WatAssembler.Assemble(wat)).Required, "test");

    private static CapabilityReport Composition => CapabilityReport.Of(
        ComponentResolver.Resolve(WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", "composition.wat"))).Required, "composition.wasm");

    // A component that imports interfaces and calls the functions that are in them.
    private static CapabilityReport Importing(params string[] imports) => Report($$"""
        (component
          {{string.Concat(imports.Select((import, i) => $"""
            (import "{import}" (instance $i{i} (export "f" (func))))
            (core func (canon lower (func $i{i} "f")))
            """))}}
          (core module $m) (core instance (instantiate $m)))
        """);

    private static string Text(CapabilityReport report)
    {
        using var text = new StringWriter();
        CapabilityText.Write(report, text);
        return text.ToString();
    }

    private static CapabilityList List(string text) => CapabilityList.Parse(new SourceText("allow.txt", text));

    [Fact]
    public void Of_Composition_TracesWhoUsesWhat() => Assert.Equal(
        [
            "Custom acme:store/kv@1.2.0 get: storage / c",
            "StandardStreams wasi:cli/stdout@0.2.6 print: storage / l, audit",
            "Clocks wasi:clocks/monotonic-clock@0.2.6 now: ",
        ],
        Composition.Capabilities.Select(c => $"{c.Kind} {c.Name} {string.Join(" ", c.Functions)}: {string.Join(", ", c.Users.Select(u => u.Path))}"));

    [Theory]
    [InlineData("wasi:sockets/tcp@0.2.6", CapabilityKind.Network)]
    [InlineData("wasi:http/outgoing-handler@0.2.6", CapabilityKind.Http)]
    [InlineData("wasi:filesystem/preopens@0.2.6", CapabilityKind.Files)]
    [InlineData("wasi:keyvalue/store@0.2.0-draft", CapabilityKind.Storage)]
    [InlineData("wasi:messaging/producer@0.2.0-draft", CapabilityKind.Messaging)]
    [InlineData("wasi:cli/environment@0.2.6", CapabilityKind.Environment)]
    [InlineData("wasi:cli/exit@0.2.6", CapabilityKind.Exit)]
    [InlineData("wasi:cli/stderr@0.2.6", CapabilityKind.StandardStreams)]
    [InlineData("wasi:clocks/wall-clock@0.2.6", CapabilityKind.Clocks)]
    [InlineData("wasi:random/random@0.2.6", CapabilityKind.Random)]
    [InlineData("wasi:io/poll@0.2.6", CapabilityKind.Streams)]
    [InlineData("wasi:gfx/surface@0.1.0", CapabilityKind.Custom)]
    [InlineData("acme:sockets/tcp@0.2.6", CapabilityKind.Custom)]
    [InlineData("log", CapabilityKind.Custom)]
    public void Of_Import_IsOfItsKind(string import, CapabilityKind kind) => Assert.Equal(kind, Importing(import).Capabilities[0].Kind);

    [Fact]
    public void Of_Imports_PutsTheGravestFirst() => Assert.Equal(
        ["wasi:sockets/tcp@0.2.6", "wasi:cli/exit@0.2.6", "wasi:clocks/wall-clock@0.2.6"],
        Importing("wasi:clocks/wall-clock@0.2.6", "wasi:sockets/tcp@0.2.6", "wasi:cli/exit@0.2.6").Capabilities.Select(c => c.Name));

    [Fact]
    public void Of_FunctionsAndTypesOfTheWorld_AreSeen()
    {
        var report = Report("""
            (component
              (import "types" (instance $t (export "r" (type (sub resource)))))
              (import "log" (func $log))
              (core func (canon lower (func $log)))
              (core module $m) (core instance (instantiate $m)))
            """);
        Assert.Equal([(CapabilityKind.Custom, "log", true), (CapabilityKind.Types, "types", false)], report.Capabilities.Select(c => (c.Kind, c.Name, c.IsUsed)));
    }

    [Fact]
    public void Of_PassedOnImport_IsUsedByWhoeverGetsIt()
    {
        // One component passes its import on, another calls it under a name of its own.
        var report = Report("""
            (component
              (import "wasi:random/random@0.2.6" (instance $r (export "get" (func)) (export "more" (func))))
              (component $pass
                (import "r" (instance $r (export "get" (func))))
                (core module $m) (core instance (instantiate $m))
                (export "numbers" (instance $r)))
              (component $use
                (import "dice" (instance $d (export "get" (func))))
                (core func (canon lower (func $d "get")))
                (core module $m) (core instance (instantiate $m)))
              (instance $pass (instantiate $pass (with "r" (instance $r))))
              (instance $use (instantiate $use (with "dice" (instance $pass "numbers")))))
            """);
        var user = Assert.Single(report.Capabilities[0].Users);
        Assert.Equal(("use", "get"), (user.Path, Assert.Single(user.Functions)));
    }

    [Fact]
    public void Of_ImportThatIsExported_IsForWhoeverUsesTheExport()
    {
        var report = Report("""(component (import "log" (func $log)) (export "log2" (func $log)))""");
        Assert.Equal("whoever uses export log2", Assert.Single(report.Capabilities[0].Users).Path);
    }

    [Fact]
    public void Of_ImportedComponent_CanUseAllThatItIsGiven()
    {
        var report = Report("""
            (component
              (import "unlocked-dep=<a:b>" (component $c (import "wasi:cli/exit@0.2.6" (instance (export "exit" (func))))))
              (import "wasi:cli/exit@0.2.6" (instance $e (export "exit" (func)) (export "exit-with-code" (func))))
              (instance $guest (instantiate $c (with "wasi:cli/exit@0.2.6" (instance $e)))))
            """);
        Assert.Equal(["Custom unlocked-dep=<a:b> ", "Exit wasi:cli/exit@0.2.6 guest"], report.Capabilities.Select(c => $"{c.Kind} {c.Name} {string.Join(",", c.Users.Select(u => u.Path))}"));
    }

    [Fact]
    public void Write_OfComposition_SaysWhatItCannotTouchToo() => Assert.Equal(
        """
        composition.wasm can touch
          custom host interfaces (only the host knows what they do)
            acme:store/kv@1.2.0: get
              by storage / c
          standard streams
            wasi:cli/stdout@0.2.6: print
              by storage / l, audit
          clocks
            wasi:clocks/monotonic-clock@0.2.6: now
              nothing calls it
        composition.wasm cannot touch network, HTTP requests, files, storage, messaging, environment, process exit,
          clocks, random numbers

        """.ReplaceLineEndings("\n"), Text(Composition));

    [Fact]
    public void Write_OfNoImports_SaysItPlainly() => Assert.Equal("test can touch nothing outside itself\n", Text(Report("(component)")));

    [Theory]
    [InlineData("wasi:sockets", true)]
    [InlineData("wasi:sockets/*", true)]
    [InlineData("wasi:sockets/tcp", true)]
    [InlineData("wasi:sockets/tcp@0", true)]
    [InlineData("wasi:sockets/tcp@0.2", true)]
    [InlineData("wasi:sockets/tcp@0.2.6", true)]
    [InlineData("wasi:sockets@0.2", true)]
    [InlineData("wasi:*", true)]
    [InlineData("*", true)]
    [InlineData("wasi:socket", false)]
    [InlineData("wasi:sockets/tc", false)]
    [InlineData("wasi:sockets/udp", false)]
    [InlineData("wasi:sockets/tcp@0.2.5", false)]
    [InlineData("wasi:sockets/tcp@0.3", false)]
    [InlineData("wasi:sockets@1", false)]
    public void Allow_Pattern_MatchesTheImport(string pattern, bool matches) =>
        Assert.Equal(matches ? [] : ["WIT0371", "WIT0374"], List(pattern).Allow(Importing("wasi:sockets/tcp@0.2.6"), "x").Select(d => d.Id));

    [Fact]
    public void Allow_PatternWithAShorterNumber_IsNoBeginning() =>
        Assert.Contains(List("a:b@0.2").Allow(Importing("a:b/c@0.21.0"), "x"), d => d.Id == "WIT0371");

    [Fact]
    public void Allow_ImportThatIsNotThere_SaysWhoUsesItAndWhatToAdd()
    {
        var problems = List("wasi:cli # all of it\n\n# nothing else\n").Allow(Composition, "composition.wasm");
        Assert.Equal(
            ["`acme:store/kv@1.2.0` is not allowed; it is used by `storage / c`", "`wasi:clocks/monotonic-clock@0.2.6` is not allowed; it is imported, though nothing calls it"],
            problems.Select(p => p.Message));
        Assert.Equal("to allow it, add the line `acme:store/kv@1` to allow.txt", problems[0].Hint);
    }

    [Fact]
    public void Allow_PatternThatMatchesNothing_IsAWarningAtItsLine()
    {
        var warning = Assert.Single(List("*\n  wasi:clock # which?\n").Allow(Composition, "composition.wasm"));
        Assert.Equal(("WIT0374", DiagnosticSeverity.Warning, "did you mean `wasi:clocks`?"), (warning.Id, warning.Severity, warning.Hint));
        Assert.Equal((4, 10), (warning.Location.Span!.Value.Start, warning.Location.Span.Value.Length));
    }

    [Fact]
    public void Parse_LinesThatAreNoPatterns_AreAllSaid()
    {
        var exception = Assert.Throws<DiagnosticException>(() => List("wasi:cl*\nfoo bar\n@1\na:b@x/y\n"));
        Assert.Equal(["WIT0373", "WIT0373", "WIT0373", "WIT0373"], exception.Diagnostics.Select(d => d.Id));
        Assert.Equal("`wasi:cl*` is no pattern for imports: `*` stands for a whole part at the end", exception.Diagnostics[0].Message);
    }

    [Fact]
    public void Deny_ImportOfAnInnerComponent_NamesWhoUsesIt()
    {
        var denied = CapabilityList.Of(["wasi:cli", "wasi:sockets"]).Deny(Composition, "composition.wasm");
        Assert.Equal("`wasi:cli/stdout@0.2.6` is denied by `wasi:cli`; it is used by `storage / l`, `audit`", Assert.Single(denied).Message);
        Assert.Equal("WIT0372", denied[0].Id);
    }

    [Fact]
    public void WriteJson_OfOneImport_HasAllOfIt()
    {
        using var json = new MemoryStream();
        CapabilityJson.Write(Importing("wasi:cli/exit@0.2.6"), json);
        Assert.Equal(
            """{"component":"test","capabilities":[{"kind":"exit","import":"wasi:cli/exit@0.2.6","sort":"instance","functions":["f"],"users":[{"component":"test","functions":["f"]}]}],"untouched":["network","http","files","storage","messaging","environment","standard-streams","clocks","random"]}""",
            System.Text.Json.Nodes.JsonNode.Parse(Encoding.UTF8.GetString(json.ToArray()))!.ToJsonString());
    }
}

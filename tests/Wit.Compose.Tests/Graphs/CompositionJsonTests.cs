using System.Text;
using Wit.Compose.Graphs;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Tests;

namespace Wit.Compose.Tests.Graphs;

public class CompositionJsonTests
{
    private const string Pass = """(component (import "in" (func)) (export "out" (func 0)))""";

    private static CompositionFile Read(string json) => CompositionJson.Read(new SourceText("graph.json", json), path => path switch
    {
        "pass.wat" => new ComponentSource(path, WatAssembler.Assemble(Pass)),
        "junk.wasm" => new ComponentSource(path, new byte[] { 1, 2, 3 }),
        _ => throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.UnreadableFile, DiagnosticLocation.File(path), "no such file")),
    });

    private static string Shown(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringWriter { NewLine = "\n" };
        new DiagnosticTextRenderer(text).Render(diagnostics);
        return text.ToString();
    }

    /// <summary>The line and column of each diagnostic, counted from 1, its message and its hint.</summary>
    private static string[] Problems(string json)
    {
        var file = Read(json);
        Assert.Null(file.Graph);
        return [.. file.Diagnostics.Select(d =>
        {
            var span = d.Location.Span;
            var position = span?.Source.GetPosition(span.Value.Start);
            return $"{(position is { } p ? $"{p.Line + 1}:{p.Column + 1}: " : "")}{d.Message}{(d.Hint is null ? "" : $" ({d.Hint})")}";
        })];
    }

    private const string Good = """
        {
          "packages": [{ "name": "test:pass", "path": "pass.wat" }, { "name": "test:pass", "version": "1.2.3", "path": "pass.wat" }],
          "nodes": [
            { "type": "instantiation", "package": 0 },
            { "type": "instantiation", "package": 1 },
            { "type": "alias", "source": 0, "export": "out" },
            { "type": "alias", "source": 1, "export": "out" },
            { "type": "import", "name": "start", "package": 0, "export": "out" }
          ],
          "arguments": [{ "source": 2, "target": 1, "name": "in" }, { "source": 4, "target": 0, "name": "in" }],
          "exports": [{ "node": 3, "name": "finish" }],
          "names": [{ "node": 0, "name": "first" }]
        }
        """;

    [Fact]
    public void Read_Composition_MakesItsGraph()
    {
        var graph = Read(Good).Graph!;
        Assert.Equal(["test:pass", "test:pass@1.2.3"], graph.Packages.Select(p => p.QualifiedName));
        Assert.Equal(5, graph.Nodes.Count);
        Assert.Equal("first", graph.Nodes[0].Name);
        Assert.Same(graph.Nodes[2], ((InstantiationNode)graph.Nodes[1]).Argument("in")!.Source);
        Assert.Equal("start", Assert.Single(graph.Encode().Imports).Item.Name.Name);
    }

    [Fact]
    public void Read_Nothing_IsAnEmptyComposition() => Assert.Empty(Read("{}").Graph!.Nodes);

    [Theory]
    [InlineData("", "1:1: not valid JSON: the input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true")]
    [InlineData("{\n  \"nodes\": [,]\n}", "2:13: not valid JSON: ',' is an invalid start of a value")]
    [InlineData("{ \"nodes\": [{}{}] }", "1:15: not valid JSON: '{' is invalid after a value. Expected either ',', '}', or ']'")]
    [InlineData("[]", "1:1: the composition is an object, not an array (its members are packages, nodes, arguments, exports, names)")]
    [InlineData("{ \"node\": [] }", "1:3: the composition has no member `node` (did you mean `nodes`?)")]
    [InlineData("{ \"nodes\": 3 }", "1:12: `nodes` is an array, not this number")]
    [InlineData("{ \"nodes\": [], \"nodes\": [] }", "1:16: `nodes` is there twice")]
    [InlineData("{ \"nodes\": [{ \"type\": \"instance\" }] }", "1:23: there are no nodes of type `instance` (the types are import, instantiation and alias)")]
    [InlineData("{ \"nodes\": [{ \"package\": 0 }] }", "1:13: a node has a member `type`, which is missing here")]
    [InlineData("{ \"nodes\": [{ \"type\": \"instantiation\", \"package\": 0 }] }", "1:51: there is no package 0 (there are no packages before this)")]
    [InlineData("{ \"nodes\": [{ \"type\": \"instantiation\", \"package\": -1 }] }", "1:51: `package` is the position of a package, a number from 0, not this number")]
    [InlineData("{ \"nodes\": [{ \"type\": \"instantiation\", \"package\": 1e99 }] }", "1:51: `package` is the position of a package, a number from 0, not this number")]
    [InlineData("{ \"nodes\": [{ \"type\": \"instantiation\", \"package\": \"0\" }] }", "1:51: `package` is the position of a package, a number from 0, not a string")]
    [InlineData("{ \"nodes\": [{ \"type\": \"alias\", \"source\": 0, \"export\": \"x\" }] }", "1:42: there is no node 0 (there are no nodes before this)")]
    [InlineData("{ \"packages\": [{ \"name\": \"a:b\", \"version\": \"1\", \"path\": \"pass.wat\" }] }", "1:44: `1` is not a semantic version (versions are written 1.2.3)")]
    [InlineData("{ \"packages\": [{ \"name\": 7, \"path\": \"pass.wat\", \"x\": 1 }] }",
        "1:49: a package has no member `x` (its members are name, version, path)", "1:26: `name` is a string, not this number")]
    [InlineData("{ \"names\": [{ \"node\": \"\\ud800\", \"name\": \"x\" }] }", "1:23: not valid JSON: an escape is half a surrogate pair")]
    [InlineData("{ \"exports\": [[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]] }",
        "1:29: not valid JSON: the maximum configured depth of 16 has been exceeded. Cannot read next JSON array")]
    public void Read_Mistake_SaysWhere(string json, params string[] expected) => Assert.Equal(expected, Problems(json));

    [Fact]
    public void Read_MissingPackage_SaysWhoAsksForIt()
    {
        var diagnostics = Read("{ \"packages\": [{ \"name\": \"a:b\", \"path\": \"none.wasm\" }],\n  \"nodes\": [{ \"type\": \"instantiation\", \"package\": 0 }] }").Diagnostics;
        Assert.Equal("""
            error WIT0501: no such file
              --> none.wasm
              = the composition asks for it here:
             --> graph.json:1:41
              |
            1 | { "packages": [{ "name": "a:b", "path": "none.wasm" }],
              |                                         -----------

            """.ReplaceLineEndings("\n"), Shown(diagnostics));
    }

    [Fact]
    public void Read_PackageThatIsNoComponent_IsADiagnostic() =>
        Assert.StartsWith("WIT02", Read("{ \"packages\": [{ \"name\": \"a:b\", \"path\": \"junk.wasm\" }] }").Diagnostics.Single().Id, StringComparison.Ordinal);

    [Fact]
    public void Read_ArgumentThatDoesNotFit_PointsAtIt()
    {
        var json = Good.Replace("\"source\": 2, \"target\": 1", "\"source\": 0, \"target\": 1", StringComparison.Ordinal);
        Assert.Equal("10:17: an instance of `test:pass` does not fit argument `in` of an instance of `test:pass@1.2.3`: in: expected function, found interface", Assert.Single(Problems(json)));
    }

    [Fact]
    public void Place_ProblemOfEncoding_PointsAtTheNode()
    {
        var file = Read(Good.Replace(", { \"source\": 4, \"target\": 0, \"name\": \"in\" }", "", StringComparison.Ordinal).Replace("\"start\"", "\"in\"", StringComparison.Ordinal));
        var problem = Assert.Single(file.Graph!.Encode().Problems);
        Assert.StartsWith("""
            error WIT0317: `first`, an instance of `test:pass`, leaves import `in` open, and the composition has an import of that name that it is not given
             --> graph.json:4:5
            """.ReplaceLineEndings("\n"), Shown([file.Place(problem)]), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ManyMistakes_StopsAtAHundred()
    {
        var json = new StringBuilder("{ \"nodes\": [");
        for (var i = 0; i < 5000; i++) json.Append(i == 0 ? "" : ",").Append("{ \"type\": \"x\" }");
        Assert.Equal(100, Read(json.Append("] }").ToString()).Diagnostics.Count);
    }
}

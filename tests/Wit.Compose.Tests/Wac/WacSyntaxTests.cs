using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Wit.Compose.Wac;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Tests;

namespace Wit.Compose.Tests.Wac;

public class WacSyntaxTests
{
    private static WacParseResult Parse(string text) => WacDocument.Parse(new SourceText("test.wac", text));

    private static string Message(string text) => Render(Parse(text).Diagnostics);

    private static string Render(IReadOnlyList<Diagnostic> diagnostics) => string.Join("; ", diagnostics.Select(d =>
    {
        var place = WacConformance.ActualPlace(d);
        return $"{d.Id} {place?.Line}:{place?.Column} {d.Message}";
    }));

    [Theory]
    [InlineData("", "WIT0001 1:1 expected `package`, found the end of the file")]
    [InlineData("package a;", "WIT0001 1:9 expected a package name like `ns:name`, found `a`")]
    [InlineData("package a:b targets c:d;", "WIT0001 1:21 expected a path like `ns:name/item`, found the package name `c:d`")]
    [InlineData("package a:b; let x = new c:d/e {};", "WIT0001 1:26 expected a package name like `ns:name`, found the path `c:d/e`")]
    [InlineData("package a:b; let x = y.z", "WIT0001 1:24 expected `;`, found the end of the file")]
    [InlineData("package a:b; import x:func();", "WIT0001 1:21 expected a name, found the package name `x:func`")]
    [InlineData("package a:b; let x = new c:d { e,, f };", "WIT0001 1:34 expected a name or a type, found `,`")]
    [InlineData("package a:b; let x = y[\"z];", "WIT0004 1:24 the string has no end")]
    [InlineData("package a:b; export x as #;", "WIT0001 1:26 unexpected character `#`")]
    [InlineData("package a:b; enum e {}", "WIT0117 1:22 an enum has at least one case")]
    [InlineData("package a:b; record aB { x: u8 }", "WIT0005 1:21 the word `aB` of the name `aB` mixes lower and upper case")]
    [InlineData("package a_b:c;", "WIT0005 1:9 the name `a_b` contains `_`")]
    [InlineData("package a:b@01.0.0;", "WIT0006 1:13 `01.0.0` is no semantic version")]
    [InlineData("package a:b; /* /* */", "WIT0003 1:14 the block comment has no end")]
    [InlineData("package a:b; // \u202E", "WIT0002 1:17 the character U+202E must not appear in .wac: it changes the direction in which text is shown")]
    public void Parse_OneMistake_IsReportedAtItsPlace(string text, string expected) => Assert.Equal(expected, Message(text));

    [Fact]
    public void Parse_SeveralMistakes_AreAllReported() => Assert.Equal(
        "WIT0001 2:9 expected `new`, `(` or a name, found `;`; WIT0001 3:26 expected `}` or a name, found the keyword `u8`; "
        + "WIT0001 5:1 expected a statement, found `foo`",
        Message("package a:b;\nlet x = ;\ninterface i { record r { u8 } f: func(); }\nexport y;\nfoo;\n"));

    [Fact]
    public void Parse_EveryConstruct_GivesJsonWithSpansInBytes()
    {
        var path = RepositoryFiles.Path("fixtures", "wac", "tour.wac");
        var result = Parse(File.ReadAllText(path));
        Assert.Empty(Render(result.Diagnostics));
        var json = JsonNode.Parse(result.Document!.ToJson())!;
        var bytes = File.ReadAllBytes(path);
        var texts = Spans(json).Select(s => Encoding.UTF8.GetString(bytes, s.Offset, s.Length)).ToList();
        Assert.Contains("(new tour:two { plain, \"other:x/y@1.0.0\": renamed, call: one.call[\"f\"], ...one, ... }).out", texts);
        Assert.Contains("%list", texts);
        Assert.Contains("tuple<u8, option<result<s64>>, result>", texts);
        Assert.Equal(16, json["statements"]!.AsArray().Count);
        Assert.Equal("Everything the language has, in one document.", (string?)json["docs"]![0]!["comment"]);
        Assert.Equal("A block comment documents too.", (string?)json["statements"]![0]!["Type"]!["interface"]!["docs"]![0]!["comment"]);
        Assert.Equal("all/inner", (string?)json["directive"]!["targets"]!["segments"]);
        Assert.Equal("1.2.0-rc.1", (string?)json["directive"]!["package"]!["version"]);
        Assert.Equal("""{"spread":{"offset":1371,"length":3}}""", json["statements"]![15]!["Export"]!["options"]!.ToJsonString());
    }

    [Theory]
    [InlineData("package a:b; let x = ", "(", "WIT0007")]
    [InlineData("package a:b; type t = ", "list<", "WIT0007")]
    [InlineData("package a:b; let x = ", "new a:b { y: ", "WIT0007")]
    [InlineData("package a:b; ", "/*", "WIT0003")]
    [InlineData("package a:b; ", "\"", "WIT0001")]
    [InlineData("package a:b; ", "let let; ", "WIT0001")]
    [InlineData("package a:b; let x = y", ".a", "WIT0001")]
    [InlineData("package a:b", ":c", "WIT0001")]
    public void Parse_RepeatedPiece_IsRefusedQuickly(string start, string piece, string id) =>
        Assert.Contains(Parse(start + new StringBuilder().Insert(0, piece, 100_000)).Diagnostics, d => d.Id == id);

    [Fact]
    public void Parse_OneMegabyte_Succeeds()
    {
        var text = "package a:b;\n" + new StringBuilder().Insert(0, "let x = new c:d { e: f.g[\"h\"], ...i, ... };\nrecord r { a: list<u8> }\n", 15_000);
        Assert.Equal(30_000, Parse(text).Document!.Syntax.Statements.Count);
    }

    [Fact]
    public void Parse_TokenSoup_GivesResultsOrDiagnostics()
    {
        var tour = File.ReadAllText(RepositoryFiles.Path("fixtures", "wac", "tour.wac"));
        var pieces = tour.Split(' ', '\n').Concat(["{", "}", "(", ")", "<", ">", "...", "\"", "/*", "*/", "%", "@", "\uD83D\uDE00", "\uDE00", "\0"]).ToArray();
        Gen.Select(Gen.Int[0, tour.Length], Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 60], Gen.Bool).Sample(
            (at, soup, isAppended) =>
            {
                var result = Parse((isAppended ? tour[..at] : "package a:b; ") + string.Join(' ', soup));
                Assert.Equal(result.Document is null, result.Diagnostics.Count > 0);
            },
            iter: 1500, threads: 1);
    }

    private static IEnumerable<(int Offset, int Length)> Spans(JsonNode? node) => node switch
    {
        JsonObject value when value.ContainsKey("offset") => [((int)value["offset"]!, (int)value["length"]!)],
        JsonObject value => value.SelectMany(member => Spans(member.Value)),
        JsonArray array => array.SelectMany(Spans),
        _ => [],
    };
}

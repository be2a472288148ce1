using System.Text;
using System.Text.Json;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Model.Tests;

public class DiagnosticOutputTests
{
    private static readonly SourceText Source = new("dir/a b.wit", "package a:b;\r\n\tf: func() -> gret;\u001b[2J\r\n");

    private static readonly Diagnostic Example =
        new(DiagnosticCatalogue.TypeNotFound, DiagnosticLocation.At(new SourceSpan(Source, 28, 4)), "no type is called `gret` here")
        {
            Hint = "did you mean `greet`?",
            Related = [new RelatedLocation(DiagnosticLocation.At(new SourceSpan(Source, 0, 7)), "the package")],
        };

    [Fact]
    public void Render_SpanBehindATab_PutsTheCaretUnderIt()
    {
        var text = new StringWriter();
        new DiagnosticTextRenderer(text).Render(Example);
        Assert.Equal(
            "error WIT0111: no type is called `gret` here\n --> dir/a b.wit:2:15\n  |\n2 | \tf: func() -> gret;\uFFFD[2J\n  | \t             ^^^^\n"
            + "  = the package:\n --> dir/a b.wit:1:1\n  |\n1 | package a:b;\n  | -------\n  = hint: did you mean `greet`?\n",
            text.ToString());
    }

    [Fact]
    public void Render_ByteOffset_SaysItInBothBases()
    {
        var text = new StringWriter();
        new DiagnosticTextRenderer(text).Render(
            new Diagnostic(DiagnosticCatalogue.NotUtf8, DiagnosticLocation.At("x.wasm", 26), "the file is not valid UTF-8"));
        Assert.Equal("error WIT0015: the file is not valid UTF-8\n  --> x.wasm at byte 26 (0x1a)\n", text.ToString());
    }

    [Fact]
    public void Render_Colour_WrapsTheMarks()
    {
        var text = new StringWriter();
        new DiagnosticTextRenderer(text, useColour: true).Render(Example);
        Assert.Contains("\u001b[1;31m^^^^\u001b[0m", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_VeryLongLine_ShowsThePartAroundThePlace()
    {
        var source = new SourceText("a.wit", new string('x', 5000) + "y" + new string('z', 5000));
        var text = new StringWriter();
        new DiagnosticTextRenderer(text).Render(
            new Diagnostic(DiagnosticCatalogue.UnexpectedToken, DiagnosticLocation.At(new SourceSpan(source, 5000, 1)), "m"));
        var lines = text.ToString().Split('\n');
        Assert.All(lines, l => Assert.True(l.Length < 200));
        Assert.Equal('y', lines[3][lines[4].IndexOf('^', StringComparison.Ordinal)]);
    }

    [Fact]
    public void Write_Json_HasPlacesFromOne()
    {
        var stream = new MemoryStream();
        DiagnosticJson.Write([Example], stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        var item = json.RootElement[0];
        Assert.Equal("WIT0111", item.GetProperty("id").GetString());
        Assert.Equal((2, 15), (item.GetProperty("start").GetProperty("line").GetInt32(), item.GetProperty("start").GetProperty("column").GetInt32()));
        Assert.Equal(19, item.GetProperty("end").GetProperty("column").GetInt32());
        Assert.Equal("the package", item.GetProperty("related")[0].GetProperty("message").GetString());
    }

    [Fact]
    public void Write_Sarif_HasRuleResultAndRegion()
    {
        var stream = new MemoryStream();
        DiagnosticSarif.Write([Example], stream, "1.2.3");
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var run = json.RootElement.GetProperty("runs")[0];
        Assert.Equal("WIT0111", run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("id").GetString());
        var result = run.GetProperty("results")[0];
        Assert.Equal("error", result.GetProperty("level").GetString());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("dir/a%20b.wit", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(2, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }
}

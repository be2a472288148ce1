using System.Xml.Linq;
using Snapshooter.Xunit;
using Wit.Component;
using Wit.Compose.Drawing;
using Wit.Model.Diagnostics;
using Wit.Tests;

namespace Wit.Compose.Tests;

public class DrawingTests
{
    private static CompositionDrawing Draw(byte[] bytes, string title, int depth = 1) =>
        ComponentDrawing.Of(ComponentResolver.Resolve(bytes).Required, title, depth);

    private static CompositionDrawing Composition(int depth = 1) =>
        Draw(WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", "composition.wat")), "composition.wasm", depth);

    private static CompositionDrawing Text(string wat, int depth = 1) => Draw(WatAssembler.Assemble(wat), "test", depth);

    [Theory]
    [InlineData(DrawingFormat.Text, 1)]
    [InlineData(DrawingFormat.Text, 2)]
    [InlineData(DrawingFormat.Dot, 2)]
    [InlineData(DrawingFormat.Mermaid, 2)]
    [InlineData(DrawingFormat.Svg, 1)]
    [InlineData(DrawingFormat.Svg, 2)]
    public void Render_OfComposition_IsAsInTheSnapshot(DrawingFormat format, int depth) =>
        Snapshot.Match(Composition(depth).Render(format), $"composition-{depth}-{format}");

    [Fact]
    public void Render_Twice_IsTheSame()
    {
        foreach (var format in Enum.GetValues<DrawingFormat>())
            Assert.Equal(Composition(2).Render(format), Composition(2).Render(format));
    }

    [Fact]
    public void Of_ComponentWithoutOthers_IsOneBox()
    {
        var drawing = Draw(WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", "consumer.wat")), "consumer.wasm");
        Assert.Equal(
            [DrawingNodeKind.Import, DrawingNodeKind.Instance, DrawingNodeKind.Export], drawing.Nodes.Select(n => n.Kind));
        Assert.Equal(
            [new DrawingEdge(0, "example:greeter/greet@1.0.0", 1, "example:greeter/greet@1.0.0"), new DrawingEdge(1, "run", 2, "run")], drawing.Edges);
    }

    [Fact]
    public void Of_CodeBesideComponents_IsABoxOfItsOwn()
    {
        var drawing = Text("""
            (component
              (import "host" (func $host))
              (component $inner (import "f" (func)) (core module $m) (core instance (instantiate $m)) (export "g" (func 0)))
              (core func $h (canon lower (func $host)))
              (core module $m (import "" "h" (func)) (func (export "f")))
              (core instance $m (instantiate $m (with "" (instance (export "h" (func $h))))))
              (func $f (canon lift (core func $m "f")))
              (instance $i (instantiate $inner (with "f" (func $f))))
              (export "g" (func $i "g")))
            """);
        Assert.Equal(
            ["Import host", "Code core code", "Instance i", "Export g"], drawing.Nodes.Select(n => $"{n.Kind} {n.Label}"));
        Assert.Equal(["0 -> 1 host", "1 -> 2 f", "2 -> 3 g"], drawing.Edges.Select(e => $"{e.From} -> {e.To} {e.Label}"));
    }

    [Fact]
    public void Of_ImportedComponent_DrawsItsInstance()
    {
        var drawing = Text("""
            (component
              (import "unlocked-dep=<a:b>" (component $c (import "x" (func)) (export "y" (func))))
              (import "x" (func $x))
              (instance $i (instantiate $c (with "x" (func $x))))
              (export "y" (func $i "y")))
            """);
        Assert.Equal("Instance i imported component", $"{drawing.Nodes[2].Kind} {drawing.Nodes[2].Label} {drawing.Nodes[2].Detail}");
        Assert.Equal(["1 -> 2 x", "2 -> 3 y"], drawing.Edges.Select(e => $"{e.From} -> {e.To} {e.Label}"));
    }

    [Fact]
    public void Of_ComponentsGivenAsArguments_LooksInside()
    {
        var drawing = Text("""
            (component
              (component $leaf (import "x" (func)) (core module $m) (core instance (instantiate $m)) (export "y" (func 0)))
              (component $maker
                (import "c" (component $c (import "x" (func)) (export "y" (func))))
                (import "x" (func $x))
                (core module $m) (core instance (instantiate $m))
                (instance $i (instantiate $c (with "x" (func $x))))
                (export "y" (func $i "y")))
              (import "x" (func $x))
              (instance $i (instantiate $maker (with "c" (component $leaf)) (with "x" (func $x))))
              (export "y" (func $i "y")))
            """, depth: 2);
        Assert.Equal(["i", "i"], [drawing.Groups[0].Label, drawing.Nodes.Single(n => n is { Kind: DrawingNodeKind.Instance, Group: 0 }).Label]);
    }

    [Fact]
    public void Of_DoublingInstances_IsRefused()
    {
        // Each component makes two instances of the one before: two to the power of sixteen.
        var wat = "(component (component $c0 (core module $m) (core instance (instantiate $m)))";
        for (var i = 1; i <= 16; i++) wat += $"(component $c{i} (alias outer 1 $c{i - 1} (component $c)) (instance (instantiate $c)) (instance (instantiate $c)))";
        var bytes = WatAssembler.Assemble(wat + "(instance (instantiate $c16)))");
        var exception = Assert.Throws<DiagnosticException>(() => Draw(bytes, "test"));
        Assert.Equal("WIT0370: the composition makes more than 10000 instances", exception.Message);
    }

    [Fact]
    public void Render_OfHostileNames_EscapesThem()
    {
        const string Name = "a\"b\\<c>&|#`[d]\u202E\u0007\n\U0001F980";
        var drawing = new CompositionDrawing(
            Name, [new DrawingNode(DrawingNodeKind.Instance, Name, Name, 0), new DrawingNode(DrawingNodeKind.Instance, "x", "", null)],
            [new DrawingEdge(0, Name, 1, Name)], [new DrawingGroup(Name, null)]);
        const string Clean = "a\"b\\<c>&|#`[d]\uFFFD\uFFFD\uFFFD\U0001F980";
        var svg = XDocument.Parse(drawing.Render(DrawingFormat.Svg)).Root!;
        Assert.Equal([Clean, Clean], svg.Descendants(svg.Name.Namespace + "title").Select(t => t.Value));
        Assert.Equal([Clean, $"{Clean} / {Clean}", Clean, Clean, "x", Clean], svg.Descendants(svg.Name.Namespace + "text").Select(t => t.Value));
        Assert.Contains("n0 -> n1 [label=\"a\\\"b\\\\<c>&|#`[d]\uFFFD\uFFFD\uFFFD\U0001F980\"];", drawing.Render(DrawingFormat.Dot), StringComparison.Ordinal);
        Assert.Contains(
            "n0 -->|\"a#34;b#92;#60;c#62;#38;#124;#35;#96;#91;d#93;\uFFFD\uFFFD\uFFFD\U0001F980\"| n1", drawing.Render(DrawingFormat.Mermaid), StringComparison.Ordinal);
        Assert.StartsWith($"{Clean}\n├── x\n│   └── {Clean} <- {Clean} / {Clean}\n", drawing.Render(DrawingFormat.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OfNothing_IsATitle()
    {
        var drawing = Text("(component)");
        Assert.Equal("test\n", drawing.Render(DrawingFormat.Text));
        Assert.Equal("svg", XDocument.Parse(drawing.Render(DrawingFormat.Svg)).Root!.Name.LocalName);
    }
}

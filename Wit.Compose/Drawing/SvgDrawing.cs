using System.Globalization;
using System.Text;

namespace Wit.Compose.Drawing;

/// <summary>
/// Writes a drawing as a picture: boxes with what they need on the left and what they provide on the right, joined by lines. Groups are
/// said in the heads of their boxes. Colours follow the reader's preference for light or dark.
/// </summary>
internal sealed class SvgDrawing
{
    private const string Style = """
        svg{--paper:#ffffff;--ink:#1f2328;--faint:#636c76;--box:#f6f8fa;--edge:#8c959f;--line:#0969da;--open:#9a6700;--out:#1a7f37}
        @media (prefers-color-scheme:dark){svg{--paper:#0d1117;--ink:#e6edf3;--faint:#9198a1;--box:#161b22;--edge:#656c76;--line:#58a6ff;--open:#d29922;--out:#3fb950}}
        .paper{fill:var(--paper)}text{font:12px ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:var(--ink)}
        .title{font-weight:bold;font-size:14px}.head{font-weight:bold}.detail{fill:var(--faint);font-size:11px}.end{text-anchor:end}
        rect.box{fill:var(--box);stroke:var(--edge)}.Code rect.box{stroke-dasharray:5 3}.Import text{fill:var(--open)}.Export text{fill:var(--out)}
        .Import rect.box{stroke:var(--open)}.Export rect.box{stroke:var(--out)}path.line{fill:none;stroke:var(--line);stroke-width:1.3;stroke-opacity:.75}
        circle{fill:var(--line)}
        """;

    private readonly CompositionDrawing _drawing;
    private readonly SvgPlacement _placement;
    private readonly StringBuilder _text = new();

    private SvgDrawing(CompositionDrawing drawing)
    {
        _drawing = drawing;
        _placement = new SvgPlacement(drawing);
    }

    public static string Render(CompositionDrawing drawing) => new SvgDrawing(drawing).Render();

    private string Render()
    {
        var (width, height) = (Number(_placement.Width), Number(_placement.Height));
        _text.Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n");
        _text.Append(CultureInfo.InvariantCulture, $"<title>{Escape(_drawing.Title)}</title>\n<style>\n{Style.ReplaceLineEndings("\n")}\n</style>\n");
        _text.Append(CultureInfo.InvariantCulture, $"<rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n");
        Text(SvgPlacement.Margin, SvgPlacement.Margin + 10, "title", _drawing.Title);
        for (var i = 0; i < _drawing.Edges.Count; i++) Line(_drawing.Edges[i], i);
        foreach (var box in _placement.Boxes) Box(box);
        return _text.Append("</svg>\n").ToString();
    }

    private void Line(DrawingEdge edge, int index)
    {
        var points = _placement.Points(edge, index);
        var path = new StringBuilder().Append(CultureInfo.InvariantCulture, $"M{Number(points[0].X)} {Number(points[0].Y)}");
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            // Through a lane it runs straight, between columns it bends; backwards it goes around.
            if (Math.Abs(from.Y - to.Y) < 0.5) path.Append(CultureInfo.InvariantCulture, $"L{Number(to.X)} {Number(to.Y)}");
            else
            {
                var bend = to.X > from.X ? (to.X - from.X) / 2 : 60;
                path.Append(CultureInfo.InvariantCulture, $"C{Number(from.X + bend)} {Number(from.Y)} {Number(to.X - bend)} {Number(to.Y)} {Number(to.X)} {Number(to.Y)}");
            }
        }

        _text.Append(CultureInfo.InvariantCulture, $"<path class=\"line\" d=\"{path}\"><title>{Escape(edge.Label)}</title></path>\n");
        foreach (var end in new[] { points[0], points[^1] })
            _text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Number(end.X)}\" cy=\"{Number(end.Y)}\" r=\"2.5\"/>\n");
    }

    private void Box(SvgBox box)
    {
        var node = _drawing.Nodes[box.Node];
        _text.Append(CultureInfo.InvariantCulture, $"<g class=\"{node.Kind}\">");
        _text.Append(CultureInfo.InvariantCulture,
            $"<rect class=\"box\" x=\"{Number(box.X)}\" y=\"{Number(box.Y)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\" rx=\"6\"/>");
        Text(box.X + SvgPlacement.Padding, box.Y + 17, "head", box.Head);
        if (node.Detail.Length > 0) Text(box.X + SvgPlacement.Padding, box.Y + 17 + SvgPlacement.Row, "detail", node.Detail);
        foreach (var (name, y) in box.Needs) Text(box.X + SvgPlacement.Padding, y + 4, "", name);
        foreach (var (name, y) in box.Provides) Text(box.X + box.Width - SvgPlacement.Padding, y + 4, "end", name);
        _text.Append("</g>\n");
    }

    private void Text(double x, double y, string kind, string text) => _text.Append(CultureInfo.InvariantCulture,
        $"<text x=\"{Number(x)}\" y=\"{Number(y)}\"{(kind.Length == 0 ? "" : $" class=\"{kind}\"")}>{Escape(text)}</text>");

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Escape(string text) => DrawingFormats.Clean(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}

using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Wit.Compose.Drawing;

/// <summary>Writes a drawing in Graphviz' language, left to right from who provides to who needs.</summary>
internal static class DotDrawing
{
    public static string Render(CompositionDrawing drawing)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"digraph {Quote(drawing.Title)} {{\n  rankdir=LR;\n  node [fontname=\"sans-serif\", shape=box, style=rounded];\n  edge [fontname=\"sans-serif\", fontsize=10];\n");
        Inside(drawing, null, "  ", text);
        foreach (var edge in drawing.Edges)
        {
            // At imports and exports the box has the name already.
            var isBare = edge.Provided == edge.Needed
                && (drawing.Nodes[edge.From].Kind == DrawingNodeKind.Import || drawing.Nodes[edge.To].Kind == DrawingNodeKind.Export);
            text.Append(CultureInfo.InvariantCulture, $"  n{edge.From} -> n{edge.To}{(isBare ? "" : $" [label={Quote(edge.Label)}]")};\n");
        }

        return text.Append("}\n").ToString();
    }

    private static void Inside(CompositionDrawing drawing, int? group, string indent, StringBuilder text)
    {
        for (var i = 0; i < drawing.Nodes.Count; i++)
        {
            var node = drawing.Nodes[i];
            if (node.Group == group) text.Append(CultureInfo.InvariantCulture, $"{indent}n{i} [label={Label(node)}{Shape(node.Kind)}];\n");
        }

        for (var i = 0; i < drawing.Groups.Count; i++)
        {
            if (drawing.Groups[i].Parent != group) continue;
            text.Append(CultureInfo.InvariantCulture, $"{indent}subgraph cluster{i} {{\n{indent}  label={Quote(drawing.Groups[i].Label)};\n");
            Inside(drawing, i, indent + "  ", text);
            text.Append(CultureInfo.InvariantCulture, $"{indent}}}\n");
        }
    }

    private static string Shape(DrawingNodeKind kind) => kind switch
    {
        DrawingNodeKind.Import => ", shape=plain",
        DrawingNodeKind.Export => ", shape=plain, fontcolor=\"#1a7f37\"",
        DrawingNodeKind.Instance => "",
        DrawingNodeKind.Code => ", style=\"rounded,dashed\"",
        _ => throw new UnreachableException(),
    };

    private static string Label(DrawingNode node) => node.Detail.Length == 0 ? Quote(node.Label) : $"{Quote(node.Label)[..^1]}\\n{Quote(node.Detail)[1..]}";

    private static string Quote(string text) =>
        $"\"{DrawingFormats.Clean(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}

using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Wit.Compose.Drawing;

/// <summary>Writes a drawing as a Mermaid flowchart, left to right from who provides to who needs.</summary>
internal static class MermaidDrawing
{
    public static string Render(CompositionDrawing drawing)
    {
        var text = new StringBuilder("flowchart LR\n");
        Inside(drawing, null, "  ", text);
        foreach (var edge in drawing.Edges)
        {
            var isBare = edge.Provided == edge.Needed
                && (drawing.Nodes[edge.From].Kind == DrawingNodeKind.Import || drawing.Nodes[edge.To].Kind == DrawingNodeKind.Export);
            text.Append(CultureInfo.InvariantCulture, $"  n{edge.From} -->{(isBare ? "" : $"|{Quote(edge.Label)}|")} n{edge.To}\n");
        }

        return text.ToString();
    }

    private static void Inside(CompositionDrawing drawing, int? group, string indent, StringBuilder text)
    {
        for (var i = 0; i < drawing.Nodes.Count; i++)
            if (drawing.Nodes[i] is var node && node.Group == group)
                text.Append(CultureInfo.InvariantCulture, $"{indent}n{i}{Box(node)}\n");
        for (var i = 0; i < drawing.Groups.Count; i++)
        {
            if (drawing.Groups[i].Parent != group) continue;
            text.Append(CultureInfo.InvariantCulture, $"{indent}subgraph g{i} [{Quote(drawing.Groups[i].Label)}]\n");
            Inside(drawing, i, indent + "  ", text);
            text.Append(CultureInfo.InvariantCulture, $"{indent}end\n");
        }
    }

    private static string Box(DrawingNode node)
    {
        var label = node.Detail.Length == 0 ? Quote(node.Label) : $"{Quote(node.Label)[..^1]}<br>{Quote(node.Detail)[1..]}";
        return node.Kind switch
        {
            DrawingNodeKind.Import => $">{label}]",
            DrawingNodeKind.Instance => $"[{label}]",
            DrawingNodeKind.Code => $"[[{label}]]",
            DrawingNodeKind.Export => $"([{label}])",
            _ => throw new UnreachableException(),
        };
    }

    // Mermaid reads entities, and Markdown in labels that begin with a back-tick; everything that is not plain goes as its number.
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in DrawingFormats.Clean(text).EnumerateRunes())
        {
            if (rune.Value is '"' or '#' or '&' or '<' or '>' or '`' or '|' or '\\' or '[' or ']' or '{' or '}') quoted.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            else quoted.Append(rune);
        }

        return quoted.Append('"').ToString();
    }
}

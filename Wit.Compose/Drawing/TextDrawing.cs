using System.Text;

namespace Wit.Compose.Drawing;

/// <summary>Writes a drawing as a tree: what is left open and who needs it, each instance with who satisfies it, the exports.</summary>
internal sealed class TextDrawing
{
    private readonly CompositionDrawing _drawing;
    private readonly ILookup<int, DrawingEdge> _incoming;
    private readonly ILookup<int, DrawingEdge> _outgoing;

    private TextDrawing(CompositionDrawing drawing)
    {
        _drawing = drawing;
        _incoming = drawing.Edges.ToLookup(e => e.To);
        _outgoing = drawing.Edges.ToLookup(e => e.From);
    }

    public static string Render(CompositionDrawing drawing)
    {
        var root = new TextDrawing(drawing).Root();
        var text = new StringBuilder(DrawingFormats.Clean(root.Text)).Append('\n');
        Write(root.Children, "", text);
        return text.ToString();
    }

    private sealed record Entry(string Text, IReadOnlyList<Entry> Children);

    private Entry Root()
    {
        var children = new List<Entry>();
        Add(children, "open imports", Nodes(DrawingNodeKind.Import, n => Needers(n)));
        children.AddRange(Inside(null));
        Add(children, "exports", Nodes(DrawingNodeKind.Export, n => Providers(n)));
        return new Entry(_drawing.Title, children);
    }

    private static void Add(List<Entry> entries, string text, IReadOnlyList<Entry> children)
    {
        if (children.Count > 0) entries.Add(new Entry(text, children));
    }

    private Entry[] Nodes(DrawingNodeKind kind, Func<int, string> connection) =>
    [
        .. Enumerable.Range(0, _drawing.Nodes.Count).Where(i => _drawing.Nodes[i].Kind == kind)
            .Select(i => new Entry(Head(_drawing.Nodes[i]) + connection(i), [])),
    ];

    private IEnumerable<Entry> Inside(int? group)
    {
        for (var i = 0; i < _drawing.Nodes.Count; i++)
            if (_drawing.Nodes[i] is { Kind: DrawingNodeKind.Instance or DrawingNodeKind.Code } node && node.Group == group)
                yield return new Entry(Head(node), [.. _incoming[i].GroupBy(e => e.Needed).Select(Need)]);
        for (var i = 0; i < _drawing.Groups.Count; i++)
            if (_drawing.Groups[i].Parent == group)
                yield return new Entry($"{_drawing.Groups[i].Label} (composed)", [.. Inside(i)]);
    }

    private Entry Need(IGrouping<string, DrawingEdge> edges) => new($"{edges.Key} <- {string.Join(", ", edges.Select(Provider).Distinct())}", []);

    private static string Head(DrawingNode node) => node.Detail.Length == 0 ? node.Label : $"{node.Label} ({node.Detail})";

    private string Needers(int node) =>
        _outgoing[node].Any() ? " -> " + string.Join(", ", _outgoing[node].Select(e => Name(e.To)).Distinct()) : " -> nobody";

    private string Providers(int node) =>
        _incoming[node].Any() ? " <- " + string.Join(", ", _incoming[node].Select(Provider).Distinct()) : "";

    private string Provider(DrawingEdge edge)
    {
        var name = _drawing.Nodes[edge.From].Kind == DrawingNodeKind.Import ? "open import" : Name(edge.From);
        return edge.Provided == edge.Needed ? name : $"{name} ({edge.Provided})";
    }

    private string Name(int node)
    {
        var box = _drawing.Nodes[node];
        var name = box.Kind == DrawingNodeKind.Export ? $"export {box.Label}" : box.Label;
        for (var group = box.Group; group is { } g; group = _drawing.Groups[g].Parent) name = $"{_drawing.Groups[g].Label} / {name}";
        return name;
    }

    private static void Write(IReadOnlyList<Entry> entries, string indent, StringBuilder text)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            var isLast = i == entries.Count - 1;
            text.Append(indent).Append(isLast ? "└── " : "├── ").Append(DrawingFormats.Clean(entries[i].Text)).Append('\n');
            Write(entries[i].Children, indent + (isLast ? "    " : "│   "), text);
        }
    }
}

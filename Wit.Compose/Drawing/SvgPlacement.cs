namespace Wit.Compose.Drawing;

/// <summary>A box of a picture, in pixels.</summary>
internal sealed class SvgBox(int node, string head, IReadOnlyList<string> needs, IReadOnlyList<string> provides)
{
    public int Node => node;

    public string Head => head;

    public double X { get; set; }

    public double Y { get; set; }

    public double Width { get; set; }

    public double Height { get; set; }

    /// <summary>Where its rows begin, below the top.</summary>
    public double Rows { get; set; }

    public IEnumerable<(string Name, double Y)> Needs => needs.Select((n, i) => (n, NeedY(i)));

    public IEnumerable<(string Name, double Y)> Provides => provides.Select((n, i) => (n, ProvideY(i)));

    public double NeedY(string name) => NeedY(needs.ToList().IndexOf(name));

    public double ProvideY(string name) => ProvideY(provides.ToList().IndexOf(name));

    // A box without rows is joined at its middle.
    private double NeedY(int row) => row < 0 ? Y + Height / 2 : Y + Rows + (row + 0.5) * SvgPlacement.Row;

    private double ProvideY(int row) => row < 0 ? Y + Height / 2 : NeedY(needs.Count + row);
}

/// <summary>Gives the boxes of a layered layout sizes and places, and lines their points.</summary>
internal sealed class SvgPlacement
{
    public const double Margin = 20;
    public const double Padding = 10;
    public const double Row = 18;

    private const double Title = 24;
    private const double Gap = 18;
    private const double ColumnGap = 110;
    private const double LaneHeight = 10;
    private const double CharacterWidth = 7.3;

    private readonly CompositionDrawing _drawing;
    private readonly LayeredLayout _layout;
    private readonly Dictionary<LayeredLayout.Slot, double> _lanes = [];
    private readonly List<(double Left, double Right)> _columns = [];
    private readonly Dictionary<int, SvgBox> _boxes = [];

    public SvgPlacement(CompositionDrawing drawing)
    {
        _drawing = drawing;
        _layout = new LayeredLayout(drawing);
        for (var i = 0; i < drawing.Nodes.Count; i++) _boxes[i] = Size(i);
        var heights = _layout.Slots.Select(c => c.Sum(HeightOf) + Gap * Math.Max(0, c.Count - 1)).ToArray();
        var tallest = heights.DefaultIfEmpty(0).Max();
        var x = Margin;
        for (var i = 0; i < heights.Length; i++)
        {
            var width = _layout.Slots[i].Where(s => s.Node is not null).Select(s => _boxes[s.Node!.Value].Width).DefaultIfEmpty(0).Max();
            _columns.Add((x, x + width));
            Stack(_layout.Slots[i], x, width, Margin + Title + (tallest - heights[i]) / 2);
            x += width + ColumnGap;
        }

        Width = Math.Max(x - ColumnGap, Margin + Measure(drawing.Title) * 1.25) + Margin;
        Height = Margin + Title + tallest + Margin;
    }

    public double Width { get; }

    public double Height { get; }

    public IEnumerable<SvgBox> Boxes => _boxes.OrderBy(b => b.Key).Select(b => b.Value);

    /// <summary>The points of a line, both ends included.</summary>
    public IReadOnlyList<(double X, double Y)> Points(DrawingEdge edge, int index)
    {
        var (from, to) = (_boxes[edge.From], _boxes[edge.To]);
        var points = new List<(double, double)> { (from.X + from.Width, from.ProvideY(edge.Provided)) };
        foreach (var lane in _layout.Lanes[index])
        {
            points.Add((_columns[lane.Column].Left, _lanes[lane]));
            points.Add((_columns[lane.Column].Right, _lanes[lane]));
        }

        points.Add((to.X, to.NeedY(edge.Needed)));
        return points;
    }

    private SvgBox Size(int index)
    {
        var node = _drawing.Nodes[index];
        var head = node.Label;
        for (var group = node.Group; group is { } g; group = _drawing.Groups[g].Parent) head = $"{_drawing.Groups[g].Label} / {head}";
        var isBare = node.Kind is DrawingNodeKind.Import or DrawingNodeKind.Export;
        string[] needs = isBare ? [] : [.. _drawing.Edges.Where(e => e.To == index).Select(e => e.Needed).Distinct()];
        string[] provides = isBare ? [] : [.. _drawing.Edges.Where(e => e.From == index).Select(e => e.Provided).Distinct()];
        var rows = 26 + (node.Detail.Length > 0 ? Row : 0);
        return new SvgBox(index, head, needs, provides)
        {
            Width = 2 * Padding + ((string[])[head, node.Detail, .. needs, .. provides]).Max(Measure),
            Rows = rows,
            Height = rows + Row * (needs.Length + provides.Length) + (needs.Length + provides.Length > 0 ? 6 : 0),
        };
    }

    // The pictures of names from far languages are wider.
    private static double Measure(string text) => CharacterWidth * text.EnumerateRunes().Sum(r => r.Value < 0x1100 ? 1 : 2);

    private double HeightOf(LayeredLayout.Slot slot) => slot.Node is { } node ? _boxes[node].Height : LaneHeight;

    private void Stack(IReadOnlyList<LayeredLayout.Slot> column, double x, double width, double y)
    {
        foreach (var slot in column)
        {
            if (slot.Node is { } node)
            {
                _boxes[node].X = _drawing.Nodes[node].Kind == DrawingNodeKind.Import ? x + width - _boxes[node].Width : x;
                _boxes[node].Y = y;
            }
            else
            {
                _lanes[slot] = y + LaneHeight / 2;
            }

            y += HeightOf(slot) + Gap;
        }
    }
}

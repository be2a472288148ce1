using System.Diagnostics;

namespace Wit.Compose.Drawing;

/// <summary>
/// Places boxes in columns so that lines run from left to right: imports first, exports last, everything else one column behind
/// the last that provides to it. Within a column boxes stand near those that they are connected with. A line over several columns passes each
/// of those between in a lane of its own, so that it crosses no box.
/// </summary>
internal sealed class LayeredLayout
{
    private const int Sweeps = 8;

    private readonly CompositionDrawing _drawing;
    private readonly List<List<Slot>> _columns = [];
    private readonly Slot[] _slots;

    /// <summary>A place in a column: of a box, or of a lane when <paramref name="node"/> is null.</summary>
    internal sealed class Slot(int? node, int column)
    {
        public int? Node => node;

        public int Column => column;

        public List<Slot> Left { get; } = [];

        public List<Slot> Right { get; } = [];

        /// <summary>Where it wants to stand, to be compared with others of the column.</summary>
        public double Wish { get; set; }
    }

    public LayeredLayout(CompositionDrawing drawing)
    {
        _drawing = drawing;
        var columns = Columns();
        _slots = new Slot[columns.Length];
        for (var i = 0; i < columns.Length; i++) _slots[i] = Place(i, columns[i]);
        foreach (var edge in drawing.Edges) Lanes.Add(Route(edge));
        Order();
    }

    /// <summary>The columns from left to right, each from top to bottom.</summary>
    public IReadOnlyList<IReadOnlyList<Slot>> Slots => _columns;

    /// <summary>For each line the lanes that it passes.</summary>
    public List<IReadOnlyList<Slot>> Lanes { get; } = [];

    private int[] Columns()
    {
        var incoming = _drawing.Edges.ToLookup(e => e.To, e => e.From);
        var columns = new int[_drawing.Nodes.Count];
        var state = new byte[columns.Length];
        for (var i = 0; i < columns.Length; i++) Visit(i);
        var last = columns.Length == 0 ? 0 : columns.Max();
        for (var i = 0; i < columns.Length; i++)
            if (_drawing.Nodes[i].Kind == DrawingNodeKind.Export) columns[i] = Math.Max(last, 1);
        return columns;

        // Explicit, since a chain can be thousands long. The core code of a composition can be needed by what it needs: such a line runs backwards.
        void Visit(int start)
        {
            var open = new Stack<int>([start]);
            while (open.Count > 0)
            {
                var node = open.Peek();
                if (state[node] == 0)
                {
                    state[node] = 1;
                    foreach (var provider in incoming[node])
                        if (state[provider] == 0) open.Push(provider);
                    continue;
                }

                open.Pop();
                if (state[node] == 2) continue;
                state[node] = 2;
                var behind = incoming[node].Where(p => state[p] == 2 && p != node).Select(p => columns[p] + 1).DefaultIfEmpty(0).Max();
                columns[node] = _drawing.Nodes[node].Kind == DrawingNodeKind.Import ? 0 : Math.Max(behind, 1);
            }
        }
    }

    private Slot Place(int? node, int column)
    {
        while (_columns.Count <= column) _columns.Add([]);
        var slot = new Slot(node, column);
        _columns[column].Add(slot);
        return slot;
    }

    private List<Slot> Route(DrawingEdge edge)
    {
        var lanes = new List<Slot>();
        var (from, to) = (_slots[edge.From], _slots[edge.To]);
        for (var column = from.Column + 1; column < to.Column; column++)
        {
            lanes.Add(Place(null, column));
            Link(lanes.Count == 1 ? from : lanes[^2], lanes[^1]);
        }

        Link(lanes.Count == 0 ? from : lanes[^1], to);
        return lanes;

        static void Link(Slot left, Slot right)
        {
            left.Right.Add(right);
            right.Left.Add(left);
        }
    }

    // Each place goes to the middle of those that it is connected with, from the left and from the right in turn.
    private void Order()
    {
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var rightwards = sweep % 2 == 0;
            for (var i = 0; i < _columns.Count; i++)
                Sort(_columns[rightwards ? i : _columns.Count - 1 - i], s => rightwards ? s.Left : s.Right);
        }
    }

    private void Sort(List<Slot> column, Func<Slot, List<Slot>> neighbours)
    {
        var places = new Dictionary<Slot, double>();
        foreach (var other in _columns)
            for (var i = 0; i < other.Count; i++) places[other[i]] = (i + 0.5) / other.Count;
        foreach (var slot in column)
            slot.Wish = neighbours(slot) is { Count: > 0 } connected ? connected.Average(n => places[n]) : places[slot];
        var ordered = column.OrderBy(s => s.Wish).ToArray();
        Debug.Assert(ordered.Length == column.Count);
        column.Clear();
        column.AddRange(ordered);
    }
}

namespace Wit.Compose.Graphs;

/// <summary>
/// Puts the nodes of a graph in an order in which each stands behind what it depends on, and otherwise as early as it was made.
/// </summary>
internal sealed class GraphOrder
{
    private readonly IReadOnlyList<GraphNode> _nodes;
    private readonly List<GraphNode>[] _dependents;
    private readonly State[] _states;
    private readonly List<GraphNode> _finished = [];

    // A graph can be a chain of any length, so the recursion is on the heap.
    private readonly Stack<(GraphNode Node, int Next)> _open = new();

    private GraphOrder(CompositionGraph graph)
    {
        _nodes = graph.Nodes;
        _dependents = new List<GraphNode>[_nodes.Count];
        _states = new State[_nodes.Count];
        foreach (var node in _nodes)
            foreach (var dependency in node.Dependencies) (_dependents[dependency.Index] ??= []).Add(node);
    }

    private enum State : byte
    {
        New,
        Open,
        Finished,
    }

    /// <summary>The nodes in order, or a cycle.</summary>
    public static (IReadOnlyList<GraphNode> Order, GraphProblem? Cycle) Of(CompositionGraph graph)
    {
        var order = new GraphOrder(graph);
        // From the last node on and then turned round: nodes that do not depend on each other keep their order.
        for (var i = order._nodes.Count - 1; i >= 0; i--)
            if (order.Visit(order._nodes[i]) is { } cycle) return ([], cycle);
        order._finished.Reverse();
        return (order._finished, null);
    }

    private GraphProblem? Visit(GraphNode start)
    {
        if (_states[start.Index] != State.New) return null;
        Open(start);
        while (_open.TryPop(out var top))
        {
            if (top.Next < 0)
            {
                _states[top.Node.Index] = State.Finished;
                _finished.Add(top.Node);
                continue;
            }

            _open.Push(top with { Next = top.Next - 1 });
            var dependent = _dependents[top.Node.Index][top.Next];
            if (_states[dependent.Index] == State.Open) return GraphProblems.MakeCycle(CycleTo(dependent));
            if (_states[dependent.Index] == State.New) Open(dependent);
        }

        return null;
    }

    private void Open(GraphNode node)
    {
        _states[node.Index] = State.Open;
        _open.Push((node, (_dependents[node.Index]?.Count ?? 0) - 1));
    }

    private List<GraphNode> CycleTo(GraphNode first)
    {
        var path = _open.Select(o => o.Node).TakeWhile(n => n != first).Reverse().ToList();
        return [first, .. path];
    }
}

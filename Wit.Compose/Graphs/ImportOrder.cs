using Wit.Component;
using Wit.Model.Diagnostics;

namespace Wit.Compose.Graphs;

/// <summary>Puts imports in an order in which each stands behind those whose types it uses; instances come first where they can.</summary>
internal sealed class ImportOrder(IReadOnlyList<MergedImport> imports)
{
    private readonly Dictionary<TypeEntity, MergedImport> _providers = [];
    private readonly Dictionary<MergedImport, bool> _finished = [];
    private readonly List<MergedImport> _order = [];

    /// <summary>The order, or what is wrong.</summary>
    public static (IReadOnlyList<MergedImport> Order, GraphProblem? Cycle) Of(IReadOnlyList<MergedImport> imports)
    {
        var order = new ImportOrder(imports);
        return (order._order, order.Run());
    }

    private GraphProblem? Run()
    {
        foreach (var import in imports)
            foreach (var (type, _) in ImportOrigin.TypesOf(import.Item)) _providers.TryAdd(type, import);
        foreach (var import in imports.Where(i => i.IsInstance).Concat(imports.Where(i => !i.IsInstance)))
            if (Visit(import) is { } cycle) return cycle;
        return null;
    }

    // Packages can make a chain of any length, so the recursion is on the heap.
    private GraphProblem? Visit(MergedImport start)
    {
        if (_finished.ContainsKey(start)) return null;
        var open = new Stack<(MergedImport Import, IEnumerator<MergedImport> Uses)>();
        Open(start);
        while (open.TryPeek(out var top))
        {
            if (!top.Uses.MoveNext())
            {
                _finished[top.Import] = true;
                _order.Add(top.Import);
                open.Pop();
            }
            else if (!_finished.TryGetValue(top.Uses.Current, out var isFinished))
            {
                Open(top.Uses.Current);
            }
            else if (!isFinished)
            {
                var first = top.Uses.Current;
                return Cycle([first, .. open.Select(o => o.Import).TakeWhile(i => i != first).Reverse()]);
            }
        }

        return null;

        void Open(MergedImport import)
        {
            _finished[import] = false;
            open.Push((import, UsesOf(import).GetEnumerator()));
        }
    }

    private IEnumerable<MergedImport> UsesOf(MergedImport import)
    {
        foreach (var type in Mentions.Of(import.Item.Type))
            if (_providers.TryGetValue(type, out var provider) && provider != import) yield return provider;
    }

    private static GraphProblem Cycle(IReadOnlyList<MergedImport> open) => GraphProblems.Make(DiagnosticCatalogue.CompositionCycle,
        $"the imports {string.Join(", ", open.Take(8).Select(i => $"`{i.Name}`"))} use types of each other, since different components want different things of them",
        open[0].Origin.Node, "give one of the components an argument for one of them") with
    { Related = [.. open.Skip(1).Select(i => i.Origin.Node)] };
}

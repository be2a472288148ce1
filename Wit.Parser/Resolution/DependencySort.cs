using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

/// <summary>Sorts named items so that each comes behind those it depends on, in source order where that leaves a choice.</summary>
internal static class DependencySort
{
    /// <summary>Sorts.</summary>
    /// <param name="dependencies">What each item depends on; all names are keys.</param>
    /// <param name="onCycle">Called with a reference that is part of a cycle.</param>
    /// <returns>The names in order; those in or behind a cycle are left out.</returns>
    public static IReadOnlyList<string> Sort(OrderedMap<string, List<Identifier>> dependencies, Action<Identifier> onCycle)
    {
        var names = dependencies.Select(d => d.Key).ToArray();
        var remaining = new int[names.Length];
        var dependents = new List<int>?[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            foreach (var edge in dependencies[names[i]])
            {
                remaining[i]++;
                (dependents[dependencies.IndexOf(edge.Name)] ??= []).Add(i);
            }
        }

        var ready = new SortedSet<int>(Enumerable.Range(0, names.Length).Where(i => remaining[i] == 0));
        var order = new List<string>(names.Length);
        while (ready.Count > 0)
        {
            var next = ready.Min;
            ready.Remove(next);
            order.Add(names[next]);
            foreach (var dependent in dependents[next] ?? [])
                if (--remaining[dependent] == 0) ready.Add(dependent);
        }

        if (order.Count < names.Length) onCycle(CyclicReference(dependencies, names, remaining));
        return order;
    }

    private static Identifier CyclicReference(OrderedMap<string, List<Identifier>> dependencies, string[] names, int[] remaining)
    {
        for (var i = 0; i < names.Length; i++)
            if (remaining[i] > 0)
                foreach (var edge in dependencies[names[i]])
                    if (remaining[dependencies.IndexOf(edge.Name)] > 0) return edge;
        throw new System.Diagnostics.UnreachableException();
    }
}

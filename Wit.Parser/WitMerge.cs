using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Parser.Loading;
using Wit.Parser.Resolution;
using Wit.Parser.Transforms;

namespace Wit.Parser;

/// <summary>
/// Merges resolved packages: those that only one side has are taken as they are, of those that both have each gives the interfaces,
/// types and functions that the other lacks. What both have must be the same, and so must worlds.
/// </summary>
public static class WitMerge
{
    /// <summary>Merges packages into others. Neither input changes.</summary>
    /// <param name="into">The packages merged into; their main one is that of the result, and their items come first.</param>
    /// <param name="from">The packages merged.</param>
    /// <param name="ct">Cancels between packages.</param>
    /// <returns>All packages, or what keeps them apart (WIT0253).</returns>
    public static WitLoadResult Merge(WitResolve into, WitResolve from, CancellationToken ct = default)
    {
        var known = into.Packages.ToDictionary(p => p.Name);
        var conflicts = from.Packages.Where(p => known.ContainsKey(p.Name)).SelectMany(p => MergeConflicts.Find(known[p.Name], p)).ToList();
        if (conflicts.Count > 0) return new WitLoadResult(null, conflicts);
        var (left, right) = (Rebuild.Run(into, ct), Rebuild.Run(from, ct));
        if (left.Resolve is null || right.Resolve is null) return new WitLoadResult(null, [.. left.Diagnostics, .. right.Diagnostics]);
        return Rebuild.Run(Join(left.Resolve, right.Resolve), ct);
    }

    private static WitResolve Join(WitResolve into, WitResolve from)
    {
        var graph = new ResolvedGraph(_ => true);
        graph.Packages.AddRange(into.Packages);
        graph.Interfaces.AddRange(into.Interfaces);
        graph.Worlds.AddRange(into.Worlds);
        graph.Types.AddRange(into.Types);
        foreach (var package in into.Packages) graph.PackagesByName.Add(package.Name, package);
        foreach (var package in from.Packages)
            if (graph.PackagesByName.TryGetValue(package.Name, out var known)) Annotations.Fill(known, package);
        new PackageMerge(graph).Run(from);
        return graph.Freeze(into.Main);
    }
}

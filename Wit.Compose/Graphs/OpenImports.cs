using Wit.Component;

namespace Wit.Compose.Graphs;

/// <summary>Lists the imports of a composition, and says what could satisfy those that are left open.</summary>
internal static class OpenImports
{
    public static IReadOnlyList<CompositionImport> List(CompositionGraph graph, IReadOnlyList<MergedImport> imports)
    {
        var exporters = new Dictionary<string, List<(CompositionPackage Package, NamedItem Export)>>();
        foreach (var package in graph.Packages)
        {
            foreach (var export in package.Type.Exports)
            {
                var name = ExternNameVersion.Of(export.Name).Unversioned;
                if (!exporters.TryGetValue(name, out var known)) exporters[name] = known = [];
                known.Add((package, export));
            }
        }

        return [.. imports.Select(i => new CompositionImport(i.Item, i.Nodes) { Hint = Hint(i, exporters) })];
    }

    private static string? Hint(MergedImport import, Dictionary<string, List<(CompositionPackage Package, NamedItem Export)>> exporters)
    {
        var wanted = ExternNameVersion.Of(import.Name);
        if (!import.Nodes.Any(n => n is InstantiationNode) || !exporters.TryGetValue(wanted.Unversioned, out var candidates)) return null;
        foreach (var (package, export) in candidates)
            if (export.Name.Name == import.Name.Name || ExternNameVersion.Of(export.Name).Satisfies(wanted))
                return $"`{package}` exports `{export.Name}`: pass that of an instance as the argument";
        return $"`{candidates[0].Package}` exports `{candidates[0].Export.Name}`, a version that cannot stand in for it";
    }
}

using Wit.Model;

namespace Wit.Component;

/// <summary>Orders packages so that each comes behind those it depends on.</summary>
internal static class PackageOrder
{
    public static IReadOnlyList<WitPackage> Sort(IReadOnlyList<WitPackage> packages)
    {
        var sorted = new List<WitPackage>();
        var visited = new HashSet<WitPackage>();
        foreach (var package in packages) Visit(package);
        return sorted;

        void Visit(WitPackage package)
        {
            if (!visited.Add(package)) return;
            foreach (var dependency in Dependencies(package)) Visit(dependency);
            sorted.Add(package);
        }
    }

    private static IEnumerable<WitPackage> Dependencies(WitPackage package)
    {
        var items = package.Worlds.SelectMany(w => w.Imports.Concat(w.Exports)).ToArray();
        var interfaces = package.Interfaces.Concat(items.OfType<WitWorldInterface>().Select(i => i.Interface)).ToArray();
        var used = interfaces.SelectMany(i => i.Types).Concat(items.OfType<WitWorldType>().Select(t => t.Type))
            .Select(t => t.Kind is WitAlias { Target: WitTypeDef { OwnerInterface: { } owner } } ? owner.Package : package);
        return interfaces.Select(i => i.Package).Concat(used).Where(p => p != package).Distinct();
    }
}

using Wit.Model;

namespace Wit.Docs.Site;

/// <summary>Which worlds import or export which interface.</summary>
internal sealed class WorldUsage
{
    private readonly ILookup<WitInterface, WitWorld> _importers;
    private readonly ILookup<WitInterface, WitWorld> _exporters;

    public WorldUsage(IReadOnlyList<WitPackage> packages)
    {
        var worlds = packages.SelectMany(p => p.Worlds).ToArray();
        _importers = Collect(worlds, w => w.Imports);
        _exporters = Collect(worlds, w => w.Exports);
    }

    public IEnumerable<WitWorld> ImportersOf(WitInterface item) => _importers[item].Distinct();

    public IEnumerable<WitWorld> ExportersOf(WitInterface item) => _exporters[item].Distinct();

    private static ILookup<WitInterface, WitWorld> Collect(WitWorld[] worlds, Func<WitWorld, IReadOnlyList<WitWorldItem>> items) =>
        worlds.SelectMany(w => items(w).OfType<WitWorldInterface>().Select(i => (i.Interface, World: w))).ToLookup(p => p.Interface, p => p.World);
}

using Wit.Model;

namespace Wit.Parser.Transforms;

/// <summary>Finds imports that differ in nothing but compatible versions, and lets everything use the latest.</summary>
internal static class ImportVersions
{
    public static IReadOnlyList<WitWorldItem> Merge(IReadOnlyList<WitWorldItem> imports, IReadOnlyList<WitWorldItem> exports)
    {
        var latest = new Dictionary<WitInterface, WitInterface>();
        foreach (var track in imports.OfType<WitWorldInterface>().Where(i => i.Name is null && i.Interface.Package.Name.Version is not null).GroupBy(Track))
        {
            var newest = track.Select(i => i.Interface).OrderByDescending(i => i.Package.Name.Version).First();
            foreach (var item in track)
                if (item.Interface != newest) latest[item.Interface] = newest;
        }

        var kept = imports.Where(i => i is not WitWorldInterface { Name: null } item || !latest.ContainsKey(item.Interface)).ToArray();
        foreach (var item in kept.Concat(exports))
            foreach (var type in Types(item)) Retarget(type, latest);
        return kept;
    }

    private static (string, string, string, string) Track(WitWorldInterface item)
    {
        var package = item.Interface.Package.Name;
        return (package.Namespace, package.Name, package.Version!.CompatibilityTrack, item.Interface.Name!);
    }

    private static IEnumerable<WitTypeDef> Types(WitWorldItem item) => item switch
    {
        WitWorldInterface reference => reference.Interface.Types,
        WitWorldType type => [type.Type],
        _ => [],
    };

    // What the latest version no longer has is still used of the earlier one, which then stays an import.
    private static void Retarget(WitTypeDef type, Dictionary<WitInterface, WitInterface> latest)
    {
        if (type.Kind is WitAlias { Target: WitTypeDef { OwnerInterface: { } owner } target } && type.OwnerInterface != owner
            && latest.TryGetValue(owner, out var newest) && newest.Types.FirstOrDefault(t => t.Name == target.Name) is { } same)
            type.Kind = new WitAlias(same);
    }
}

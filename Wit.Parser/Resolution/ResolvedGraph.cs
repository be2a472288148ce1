using Wit.Model;

namespace Wit.Parser.Resolution;

/// <summary>The graph while packages are added to it; positions in the lists are the ids of the JSON form.</summary>
internal sealed class ResolvedGraph(Func<string, bool> isFeatureOn)
{
    public List<WitPackage> Packages { get; } = [];

    public List<WitInterface> Interfaces { get; } = [];

    public List<WitWorld> Worlds { get; } = [];

    public List<WitTypeDef> Types { get; } = [];

    public Dictionary<PackageName, WitPackage> PackagesByName { get; } = [];

    /// <summary>Packages that were found but have mistakes: what is missing in them says nothing.</summary>
    public HashSet<PackageName> DamagedPackages { get; } = [];

    public bool IsFeatureOn(string feature) => isFeatureOn(feature);

    public WitResolve Freeze(WitPackage? main) => new()
    {
        Packages = Packages.ToArray(),
        Interfaces = Interfaces.ToArray(),
        Worlds = Worlds.ToArray(),
        Types = Types.ToArray(),
        Main = main,
    };
}

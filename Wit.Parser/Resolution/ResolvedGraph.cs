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

    /// <summary>The names of all packages that were found, resolved or not yet.</summary>
    public HashSet<PackageName> KnownPackages { get; } = [];

    /// <summary>What closed feature gates left out.</summary>
    public ClosedGates Closed { get; } = new();

    /// <summary>Depth and size of the types.</summary>
    public TypeMeasures Measures { get; } = new();

    /// <summary>How long the longest chain of uses behind an interface is.</summary>
    public Dictionary<WitInterface, int> InterfaceDepths { get; } = [];

    private readonly Dictionary<WitPackage, Dictionary<string, WitInterface>> _interfaces = [];
    private readonly Dictionary<WitPackage, Dictionary<string, WitWorld>> _worlds = [];
    private readonly Dictionary<WitInterface, Dictionary<string, WitTypeDef>> _types = [];
    private int _worldItems;

    public WitInterface? Interface(WitPackage package, string name) => Find(_interfaces, package, package.Interfaces, i => i.Name!, name);

    public WitWorld? World(WitPackage package, string name) => Find(_worlds, package, package.Worlds, w => w.Name, name);

    public WitTypeDef? Type(WitInterface @interface, string name) => Find(_types, @interface, @interface.Types, t => t.Name!, name);

    /// <summary>Drops what is known of names, when packages were changed behind its back.</summary>
    public void ForgetNames()
    {
        _interfaces.Clear();
        _worlds.Clear();
        _types.Clear();
    }

    /// <summary>Counts items of worlds as they are copied; false when there are more than any real package has.</summary>
    public bool TryAddWorldItems(int count) => (_worldItems += count) <= 1_000_000;

    private static TItem? Find<TOwner, TItem>(
        Dictionary<TOwner, Dictionary<string, TItem>> cache, TOwner owner, IReadOnlyList<TItem> items, Func<TItem, string> nameOf, string name)
        where TOwner : notnull where TItem : class
    {
        if (!cache.TryGetValue(owner, out var names)) cache.Add(owner, names = items.ToDictionary(nameOf));
        return names.TryGetValue(name, out var item) ? item : null;
    }

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

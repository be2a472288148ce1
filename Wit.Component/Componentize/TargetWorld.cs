using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>
/// The world of the component to be made. An interface that is imported and exported is two interfaces here, so that every type
/// definition has one meaning: a type owned by an interface is found as a member of that import or export.
/// </summary>
internal sealed class TargetWorld
{
    private readonly Dictionary<WitInterface, WitWorldInterface> _owners = [];

    /// <summary>The imports by extern name: interfaces, then types, then functions, each behind what it depends on.</summary>
    public OrderedDictionary<string, WitWorldItem> Imports { get; } = [];

    /// <summary>The exports by extern name, each behind what it depends on.</summary>
    public OrderedDictionary<string, WitWorldItem> Exports { get; } = [];

    /// <summary>The extern names of the exports that each input provides.</summary>
    public Dictionary<CoreInput, IReadOnlyList<string>> ExportsOf { get; } = [];

    public void Add(WitWorldItem item, bool isImport)
    {
        (isImport ? Imports : Exports).Add(item.ExternName, item);
        if (item is WitWorldInterface reference) _owners[reference.Interface] = reference;
    }

    /// <summary>The import or export that an interface is.</summary>
    public WitWorldInterface ItemOf(WitInterface @interface) => _owners[@interface];

    /// <summary>The interfaces from which an interface uses types, in the order of the types; one can come several times.</summary>
    public static IEnumerable<WitInterface> DependenciesOf(WitInterface item) => item.Types.Select(DependencyOf).OfType<WitInterface>();

    /// <summary>The interface from which a type is used; null when it is not from another interface.</summary>
    public static WitInterface? DependencyOf(WitTypeDef type) =>
        type.Kind is WitAlias { Target: WitTypeDef { OwnerInterface: { } owner } } && owner != type.OwnerInterface ? owner : null;
}

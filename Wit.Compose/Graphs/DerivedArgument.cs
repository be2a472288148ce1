using Wit.Component;

namespace Wit.Compose.Graphs;

/// <summary>
/// A type of a world that renames one of an interface comes along with that interface: where an argument satisfies the interface,
/// the type has to be the argument's. That matters where a resource type is in it; other types are the same wherever they come from.
/// </summary>
internal static class DerivedArgument
{
    /// <summary>The argument and its export that an import without an argument stands for; null when there is none.</summary>
    public static (GraphArgument Argument, NamedItem Export)? Find(InstantiationNode node, ImportOrigin origin, NamedItem import)
    {
        if (import.Type is not TypeItemType { Type: var type } || type.AliasOf is null || !FreeResources.Any(type)) return null;
        for (var entity = type.AliasOf; entity is not null; entity = entity.AliasOf)
            if (origin.HomeOf(entity) is { Export: { } export } home && node.Argument(home.Item.Name.Name) is { } argument) return (argument, export);
        return null;
    }
}

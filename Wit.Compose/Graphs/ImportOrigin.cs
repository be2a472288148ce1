using Wit.Component;
using Wit.Model.Types;

namespace Wit.Compose.Graphs;

/// <summary>
/// Where imports of a composition come from, a package or an import that was asked for: its own view of the types, which of its
/// items each type belongs to, and what the types became in the composition.
/// </summary>
internal sealed class ImportOrigin
{
    private readonly Dictionary<TypeEntity, TypeHome> _homes = [];
    private readonly Dictionary<ResourceType, TypeHome> _resources = [];

    private ImportOrigin(GraphNode node, IReadOnlyList<NamedItem> items)
    {
        Node = node;
        foreach (var item in items) AddHomes(item);
        Matcher.Open(_resources.Keys);
    }

    /// <summary>The first node with these imports, for messages.</summary>
    public GraphNode Node { get; }

    /// <summary>Binds the types to those of the composition.</summary>
    public TypeMatcher Matcher { get; } = new();

    /// <summary>The imports that were added to those of the composition, by name.</summary>
    public Dictionary<string, MergedImport> Added { get; } = [];

    /// <summary>The types that are in an import of the composition because another import mentions them.</summary>
    public HashSet<TypeEntity> Mentioned { get; } = [];

    public static ImportOrigin Of(InstantiationNode node)
    {
        var origin = new ImportOrigin(node, node.Package.Type.Imports);
        origin.Matcher.Open(node.Package.Type.ImportedResources);
        // Those that instances inside of instances have belong to no name of their own.
        foreach (var resource in node.Package.Type.ImportedResources)
            if (!origin._resources.ContainsKey(resource)) origin.Matcher.Substitution.Replace(resource, new ResourceType(resource.Name));
        return origin;
    }

    /// <summary>
    /// The resource types of an import that was asked for can be those that a component exports or an interface only describes;
    /// as an import they are its own.
    /// </summary>
    public static ImportOrigin Of(ImportNode node, out NamedItem import)
    {
        var own = new NamedItem(new ExternName(node.ImportName), node.Type);
        var position = node.Scope.ToList().FindIndex(i => i.Name.Name == node.ImportName || ReferenceEquals(i.Type.Entity, node.Type.Entity));
        NamedItem[] items = position < 0
            ? [.. node.Scope, own]
            : [.. node.Scope.Take(position), own, .. node.Scope.Skip(position + 1)];
        var substitution = new TypeSubstitution();
        var known = new HashSet<ResourceType>();
        foreach (var item in items)
        {
            foreach (var (entity, _) in TypesOf(item))
            {
                if (entity is not ResourceTypeEntity resource || !known.Add(resource.Resource)) continue;
                var fresh = new ResourceType(resource.Resource.Name);
                substitution.Replace(resource.Resource, fresh);
                substitution.Replace(entity, new ResourceTypeEntity(fresh));
            }
        }

        for (var i = 0; i < items.Length; i++) items[i] = items[i] with { Type = substitution.Apply(items[i].Type) };
        import = items[position < 0 ? ^1 : position];
        return new ImportOrigin(node, items);
    }

    /// <summary>The item that a type belongs to; null when it is a type without a name.</summary>
    public TypeHome? HomeOf(TypeEntity type) =>
        _homes.TryGetValue(type, out var home) || (type is ResourceTypeEntity resource && _resources.TryGetValue(resource.Resource, out home)) ? home : null;

    /// <summary>The types that an import or export has, with their names if it is an instance.</summary>
    public static IEnumerable<(TypeEntity Type, NamedItem? Export)> TypesOf(NamedItem item)
    {
        if (item.Type is TypeItemType own) yield return (own.Type, null);
        if (item.Type is not InstanceItemType instance) yield break;
        foreach (var export in instance.Instance.Exports)
            if (export.Type is TypeItemType type) yield return (type.Type, export);
    }

    private void AddHomes(NamedItem item)
    {
        foreach (var (type, export) in TypesOf(item))
        {
            var home = new TypeHome(item, export);
            _homes.TryAdd(type, home);
            if (type is ResourceTypeEntity resource) _resources.TryAdd(resource.Resource, home);
        }
    }
}

/// <summary>The import or export that a type belongs to.</summary>
/// <param name="Item">The import or export.</param>
/// <param name="Export">The type's own export when that is an instance; null when it is the type itself.</param>
internal sealed record TypeHome(NamedItem Item, NamedItem? Export);

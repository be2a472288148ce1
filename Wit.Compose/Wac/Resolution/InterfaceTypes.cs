// A WIT package in binary form shows every interface on its own: each with copies of the interfaces that it uses, as far as it
// uses them. In a document an interface is one thing, wherever its types are used. So every interface that comes along is merged
// into the one of its name: types that are known are replaced by the known ones, others are added.
using Wit.Component;

namespace Wit.Compose.Wac.Resolution;

/// <summary>The interfaces with names of a document and its packages, and which interface each type belongs to.</summary>
internal sealed class InterfaceTypes
{
    private readonly Dictionary<string, WacInterface> _interfaces = [];
    private readonly Dictionary<TypeEntity, WacInterface> _homes = [];

    /// <summary>Makes an interface of the document known.</summary>
    public void Add(WacInterface item)
    {
        _interfaces[item.Id!] = item;
        foreach (var export in item.Exports) AddHome(item, export);
    }

    /// <summary>What a package defines by a name, <c>types</c> say: an interface or a world. Null when it defines nothing of that name.</summary>
    public WacKind? Define(NamedItem export)
    {
        if (export.Type is not TypeItemType { Type: ComponentTypeEntity { Exports: [var defined] } wrapper }) return null;
        if (!defined.Name.Name.Contains('/', StringComparison.Ordinal)) return null;
        var substitution = new TypeSubstitution();
        MergeAll(wrapper.Imports, substitution);
        return defined.Type switch
        {
            InstanceItemType instance => new InterfaceKind(Merge(defined.Name.Name, instance, substitution)),
            ComponentItemType component => new WorldKind(World(defined.Name.Name, component.Component, substitution)),
            _ => null,
        };
    }

    /// <summary>The interfaces whose types an item mentions, directly or not, each behind those it uses itself.</summary>
    /// <param name="item">The item.</param>
    /// <param name="except">The full name of the interface that the item is itself; null when it is none.</param>
    public IReadOnlyList<WacInterface> UsedBy(ItemType item, string? except)
    {
        var ordered = new List<WacInterface>();
        var visited = new HashSet<WacInterface>();
        if (except is not null && _interfaces.TryGetValue(except, out var self)) visited.Add(self);
        Visit(item);
        return ordered;

        void Visit(ItemType user)
        {
            foreach (var type in Mentions.Of(user))
            {
                if (!_homes.TryGetValue(type, out var home) || !visited.Add(home)) continue;
                Visit(home.TypesOnly());
                ordered.Add(home);
            }
        }
    }

    /// <summary>The interfaces that an item uses, as the imports that come along with it.</summary>
    public IReadOnlyList<NamedItem> Scope(ItemType item, string? except) =>
        [.. UsedBy(item, except).Select(used => new NamedItem(new ExternName(used.Id!), used.Instance()))];

    private WacWorld World(string id, ComponentTypeEntity type, TypeSubstitution substitution)
    {
        var world = new WacWorld(id);
        MergeAll(type.Imports, substitution);
        foreach (var import in type.Imports) world.Imports.Add(import.Name.Name, Bind(import, substitution));
        foreach (var export in type.Exports) world.Exports.Add(export.Name.Name, Bind(export, substitution));
        return world;
    }

    private void MergeAll(NamedItems imports, TypeSubstitution substitution)
    {
        foreach (var import in imports)
        {
            if (import.Type is InstanceItemType instance && import.Name.Name.Contains('/', StringComparison.Ordinal))
                Merge(import.Name.Name, instance, substitution);
        }
    }

    private WacInterface Merge(string id, InstanceItemType instance, TypeSubstitution substitution)
    {
        if (!_interfaces.TryGetValue(id, out var known)) _interfaces[id] = known = new WacInterface(id);
        foreach (var export in instance.Instance.Exports)
        {
            if (known.Find(export.Name.Name) is { } same)
            {
                Identify(export.Type, same.Type, substitution);
                continue;
            }

            var bound = Bind(export, substitution);
            known.Add(bound);
            AddHome(known, bound);
        }

        return known;
    }

    private static void Identify(ItemType type, ItemType known, TypeSubstitution substitution)
    {
        if (type is not TypeItemType { Type: var from } || known is not TypeItemType { Type: var to } || from.GetType() != to.GetType()) return;
        substitution.Replace(from, to);
        if (from is ResourceTypeEntity own && to is ResourceTypeEntity other) substitution.Replace(own.Resource, other.Resource);
    }

    private static NamedItem Bind(NamedItem item, TypeSubstitution substitution)
    {
        var bound = item with { Type = substitution.Apply(item.Type) };
        // What was rebuilt once has to stay the same object.
        if (item.Type is TypeItemType { Type: var old } && bound.Type is TypeItemType { Type: var type } && !ReferenceEquals(old, type))
            substitution.Replace(old, type);
        return bound;
    }

    private void AddHome(WacInterface home, NamedItem export)
    {
        if (export.Type is TypeItemType { Type: var type }) _homes.TryAdd(type, home);
    }
}

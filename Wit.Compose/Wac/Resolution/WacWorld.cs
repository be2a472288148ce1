using Wit.Component;
using Wit.Model.Types;

namespace Wit.Compose.Wac.Resolution;

/// <summary>A world, of the document or of a package.</summary>
/// <param name="id">The full name with the version.</param>
internal sealed class WacWorld(string id)
{
    /// <summary>The full name with the version.</summary>
    public string Id { get; } = id;

    /// <summary>The imports; the interfaces that others use the types of need not be among them.</summary>
    public OrderedDictionary<string, NamedItem> Imports { get; } = [];

    /// <summary>The exports.</summary>
    public OrderedDictionary<string, NamedItem> Exports { get; } = [];

    /// <summary>The type of a component that has just these imports and exports.</summary>
    public ComponentTypeEntity Type(InterfaceTypes interfaces)
    {
        var imports = new OrderedDictionary<string, NamedItem>();
        foreach (var import in Imports.Values)
        {
            AddUsed(import);
            imports.TryAdd(import.Name.Name, import);
        }

        foreach (var export in Exports.Values) AddUsed(export);
        var imported = new NamedItems([.. imports.Values]);
        var exported = new NamedItems([.. Exports.Values]);
        var known = Resources(imported);
        return new ComponentTypeEntity(imported, exported, known, [.. Resources(exported).Except(known)]);

        void AddUsed(NamedItem item)
        {
            foreach (var used in interfaces.UsedBy(item.Type, item.Name.Name))
                imports.TryAdd(used.Id!, Imports.GetValueOrDefault(used.Id!) ?? new NamedItem(new ExternName(used.Id!), used.TypesOnly()));
        }
    }

    private static HashSet<ResourceType> Resources(NamedItems items)
    {
        var resources = new HashSet<ResourceType>();
        foreach (var item in items)
        {
            IEnumerable<ItemType> types = item.Type is InstanceItemType instance ? instance.Instance.Exports.Select(e => e.Type) : [item.Type];
            foreach (var type in types)
                if (type is TypeItemType { Type: ResourceTypeEntity { AliasOf: null } resource }) resources.Add(resource.Resource);
        }

        return resources;
    }
}

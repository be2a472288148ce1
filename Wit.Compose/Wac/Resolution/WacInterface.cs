using Wit.Component;
using Wit.Model.Types;

namespace Wit.Compose.Wac.Resolution;

/// <summary>
/// An interface, of the document or of a package. The identity of its types is their objects; a package can show it first in
/// part, as far as another interface uses it, so that it grows while packages are read.
/// </summary>
/// <param name="id">The full name with the version; null for an interface that is written inline.</param>
internal sealed class WacInterface(string? id)
{
    private readonly OrderedDictionary<string, NamedItem> _exports = [];
    private readonly List<ResourceType> _resources = [];

    /// <summary>The full name with the version; null for an interface that is written inline.</summary>
    public string? Id { get; } = id;

    /// <summary>The types and functions.</summary>
    public IReadOnlyList<NamedItem> Exports => _exports.Values;

    /// <summary>The resource types that it defines itself.</summary>
    public IReadOnlyList<ResourceType> Resources => _resources;

    public NamedItem? Find(string name) => _exports.GetValueOrDefault(name);

    public void Add(NamedItem item)
    {
        _exports.Add(item.Name.Name, item);
        if (item.Type is TypeItemType { Type: ResourceTypeEntity { AliasOf: null } resource }) _resources.Add(resource.Resource);
    }

    /// <summary>An instance of it.</summary>
    public InstanceItemType Instance() => Instance(Exports);

    /// <summary>An instance with the types alone: what others need that use them.</summary>
    public InstanceItemType TypesOnly() => Instance([.. Exports.Where(e => e.Type is TypeItemType)]);

    /// <summary>An instance with types of its own, different from those of others that have this interface.</summary>
    public InstanceItemType Copy()
    {
        var substitution = new TypeSubstitution();
        var copied = new List<NamedItem>();
        foreach (var export in Exports)
        {
            var type = substitution.Apply(export.Type);
            if (export.Type is TypeItemType { Type: var old })
            {
                var copy = Copy(old, substitution);
                substitution.Replace(old, copy);
                if (old is ResourceTypeEntity { AliasOf: null } own) substitution.Replace(own.Resource, ((ResourceTypeEntity)copy).Resource);
                type = new TypeItemType(copy);
            }

            copied.Add(export with { Type = type });
        }

        return Instance(copied);
    }

    private static TypeEntity Copy(TypeEntity type, TypeSubstitution substitution) => type switch
    {
        { AliasOf: { } target } => substitution.Apply(target).MakeAlias(),
        ResourceTypeEntity resource => new ResourceTypeEntity(new ResourceType(resource.Resource.Name)),
        ValueTypeEntity value => new ValueTypeEntity(value.Syntax, [.. value.Operands.Select(substitution.Apply)]),
        FuncTypeEntity function => new FuncTypeEntity(
            function.Syntax, [.. function.Parameters.Select(substitution.Apply)], function.Result is null ? null : substitution.Apply(function.Result)),
        _ => type,
    };

    private static InstanceItemType Instance(IReadOnlyList<NamedItem> exports) => new(new InstanceTypeEntity(new NamedItems([.. exports]), []));
}

using System.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>
/// Replaces resource types, and entities, by others throughout a type: what instantiating a component does to its exports
/// (Explainer.md, "Type Checking"). A type that mentions nothing replaced stays the same object.
/// </summary>
internal sealed class TypeSubstitution
{
    private readonly Dictionary<TypeEntity, TypeEntity> _entities = [];
    private readonly Dictionary<TypeEntity, TypeEntity> _applied = [];
    private readonly Dictionary<ResourceType, ResourceType> _resources = [];

    /// <summary>How many types it has gone over, for those who bound that.</summary>
    public int Visited { get; private set; }

    public void Replace(TypeEntity from, TypeEntity to)
    {
        _entities[from] = to;
        _applied.Clear();
    }

    public void Replace(ResourceType from, ResourceType to)
    {
        _resources[from] = to;
        _applied.Clear();
    }

    /// <summary>Replaces each of the resources by a new one of the same name.</summary>
    public void Freshen(IEnumerable<ResourceType> resources, ICollection<ResourceType> fresh)
    {
        foreach (var resource in resources)
        {
            var copy = new ResourceType(resource.Name);
            Replace(resource, copy);
            fresh.Add(copy);
        }
    }

    public ItemType Apply(ItemType item) => item switch
    {
        FuncItemType function => new FuncItemType(Apply(function.Function)),
        ValueItemType value => new ValueItemType(Apply(value.Value)),
        TypeItemType type => new TypeItemType(Apply(type.Type)),
        InstanceItemType instance => new InstanceItemType(Apply(instance.Instance)),
        ComponentItemType component => new ComponentItemType(Apply(component.Component)),
        _ => item,
    };

    public NamedItems Apply(NamedItems items)
    {
        var changed = false;
        var result = new NamedItem[items.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var type = Apply(items[i].Type);
            result[i] = ReferenceEquals(type.Entity, items[i].Type.Entity) ? items[i] : items[i] with { Type = type };
            changed |= !ReferenceEquals(result[i], items[i]);
        }

        return changed ? new NamedItems(result) : items;
    }

    public T Apply<T>(T entity) where T : TypeEntity
    {
        if (_entities.TryGetValue(entity, out var replaced)) return (T)replaced;
        if (!_applied.TryGetValue(entity, out var result)) _applied[entity] = result = Rebuild(entity);
        return (T)result;
    }

    private TypeEntity Rebuild(TypeEntity entity)
    {
        Visited++;
        // What another name stands for is replaced as a whole: its operands need not be those the replaced one had.
        if (entity.AliasOf is { } target)
        {
            var replacement = Apply(target);
            return ReferenceEquals(replacement, target) ? entity : replacement.MakeAlias();
        }

        var same = true;
        switch (entity)
        {
            case ResourceTypeEntity resource:
                return _resources.TryGetValue(resource.Resource, out var replaced) ? new ResourceTypeEntity(replaced) : entity;
            case ValueTypeEntity value:
                var operands = Apply(value.Operands, ref same);
                return same ? entity : new ValueTypeEntity(value.Syntax, operands);
            case FuncTypeEntity function:
                var parameters = Apply(function.Parameters, ref same);
                var result = function.Result is null ? null : Apply(function.Result);
                return same && ReferenceEquals(result, function.Result) ? entity : new FuncTypeEntity(function.Syntax, parameters, result);
            case InstanceTypeEntity instance:
                var instanceExports = Apply(instance.Exports);
                return ReferenceEquals(instanceExports, instance.Exports) ? entity : new InstanceTypeEntity(instanceExports, instance.BoundResources);
            case ComponentTypeEntity component:
                var imports = Apply(component.Imports);
                var exports = Apply(component.Exports);
                return ReferenceEquals(imports, component.Imports) && ReferenceEquals(exports, component.Exports)
                    ? entity : new ComponentTypeEntity(imports, exports, component.ImportedResources, component.DefinedResources);
            default: throw new UnreachableException();
        }
    }

    private IReadOnlyList<T> Apply<T>(IReadOnlyList<T> operands, ref bool same) where T : TypeEntity
    {
        var result = new T[operands.Count];
        var unchanged = true;
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Apply(operands[i]);
            unchanged &= ReferenceEquals(result[i], operands[i]);
        }

        same &= unchanged;
        return unchanged ? operands : result;
    }
}

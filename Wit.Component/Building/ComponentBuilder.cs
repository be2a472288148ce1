using Wit.Model.Types;

namespace Wit.Component.Building;

/// <summary>Builds a component definition by definition, counting its index spaces.</summary>
internal sealed class ComponentBuilder() : TypeScopeBuilder(null)
{
    private readonly List<ComponentItem> _items = [];
    private readonly Dictionary<Sort, uint> _counts = [];
    private readonly Dictionary<TypeEntity, (InstanceIndex Instance, string Name)> _exported = [];
    private readonly Dictionary<ResourceType, TypeEntity> _exportedResources = [];

    public ComponentBinary Build() => new([.. _items]);

    public override TypeIndex Define(DefType type) => new(Add(new TypeDefinition(type), Sort.Type));

    public override CoreTypeIndex Define(CoreDefType type) => new(Add(new CoreTypeDefinition(type), Sort.CoreType));

    public void AddCustom(CustomSection section) => _items.Add(section);

    public ComponentIndex Embed(ComponentBinary component) =>
        new(Add(new NestedComponentDefinition(component) { IsVerbatim = component.Bytes.Length > 0 }, Sort.Component));

    public SortIndex Import(NamedItem item)
    {
        var type = Extern(item.Type);
        var result = new SortIndex(type.Sort, Add(new ImportDefinition(item.Name, type), type.Sort));
        Name(item.Type, result.Index);
        return result;
    }

    /// <summary>Imports a component whose type refers to nothing of this one.</summary>
    public ComponentIndex ImportComponent(ExternName name, ComponentTypeEntity type)
    {
        var index = Define(ComponentType(type, null));
        return new ComponentIndex(Add(new ImportDefinition(name, new ComponentExternType(index)), Sort.Component));
    }

    public InstanceIndex Instantiate(ComponentIndex component, IEnumerable<InstantiationArgument> arguments) =>
        new(Add(new ComponentInstantiation(component, EquatableList.From(arguments)), Sort.Instance));

    public SortIndex Alias(InstanceIndex instance, string name, Sort sort) => new(sort, Add(new ExportAlias(sort, instance, name), sort));

    /// <summary>Makes the types of the instance exported last known.</summary>
    public void NameExport(InstanceItemType instance) => Name(instance, _counts[Sort.Instance] - 1);

    /// <summary>Exports a definition; a function's type is ascribed, so that it refers to types by their exported names.</summary>
    public SortIndex Export(ExternName name, SortIndex definition, ItemType item)
    {
        var ascribed = item is FuncItemType ? Extern(item) : null;
        var index = Add(new ExportDefinition(name, definition, ascribed), definition.Sort);
        if (item is TypeItemType type) Register(type.Type, new TypeIndex(index));
        return new SortIndex(definition.Sort, index);
    }

    /// <summary>Makes the types that an instance exports known, to be aliased where they are needed.</summary>
    public void Name(ItemType item, uint index)
    {
        if (item is TypeItemType named) Register(named.Type, new TypeIndex(index));
        if (item is not InstanceItemType instance) return;
        foreach (var export in instance.Instance.Exports)
        {
            if (export.Type is not TypeItemType exported) continue;
            _exported.TryAdd(exported.Type, (new InstanceIndex(index), export.Name.Name));
            if (exported.Type is ResourceTypeEntity resource) _exportedResources.TryAdd(resource.Resource, resource);
        }
    }

    protected override TypeIndex DefineOuterAlias(uint depth, TypeIndex index) => throw new InvalidOperationException("nothing is further out");

    protected override TypeIndex? FindHere(TypeEntity entity)
    {
        if (base.FindHere(entity) is { } found) return found;
        if (!_exported.TryGetValue(entity, out var export)
            && !(entity is ResourceTypeEntity resource && _exportedResources.TryGetValue(resource.Resource, out var named) && _exported.TryGetValue(named, out export)))
            return null;
        var index = new TypeIndex(Alias(export.Instance, export.Name, Sort.Type).Index);
        Register(entity, index);
        return index;
    }

    private uint Add(ComponentItem item, Sort sort)
    {
        _items.Add(item);
        var index = _counts.GetValueOrDefault(sort);
        _counts[sort] = index + 1;
        return index;
    }
}

using Wit.Model.Types;

namespace Wit.Component.Building;

/// <summary>Builds the declarations of a component type or an instance type.</summary>
internal sealed class DeclarationBuilder(TypeScopeBuilder? outer) : TypeScopeBuilder(outer)
{
    private readonly List<Declaration> _declarations = [];
    private uint _types;
    private uint _coreTypes;
    private uint _instances;
    private readonly Dictionary<TypeEntity, (InstanceIndex Instance, string Name)> _exported = [];
    private readonly Dictionary<ResourceType, (InstanceIndex Instance, string Name)> _exportedResources = [];

    public EquatableList<Declaration> Declarations => [.. _declarations];

    public void Import(NamedItem item) => Introduce(item.Type, type => new ImportDeclaration(item.Name, type));

    public void Export(NamedItem item) => Introduce(item.Type, type => new ExportDeclaration(item.Name, type));

    public override TypeIndex Define(DefType type)
    {
        _declarations.Add(new TypeDeclaration(type));
        return new TypeIndex(_types++);
    }

    public override CoreTypeIndex Define(CoreDefType type)
    {
        _declarations.Add(new CoreTypeDeclaration(type));
        return new CoreTypeIndex(_coreTypes++);
    }

    protected override TypeIndex DefineOuterAlias(uint depth, TypeIndex index)
    {
        _declarations.Add(new AliasDeclaration(new OuterAlias(Sort.Type, depth, index.Value)));
        return new TypeIndex(_types++);
    }

    protected override TypeIndex? FindHere(TypeEntity entity)
    {
        if (base.FindHere(entity) is { } found) return found;
        if (!_exported.TryGetValue(entity, out var export)
            && !(entity is ResourceTypeEntity resource && _exportedResources.TryGetValue(resource.Resource, out export)))
            return null;
        _declarations.Add(new AliasDeclaration(new ExportAlias(Sort.Type, export.Instance, export.Name)));
        var index = new TypeIndex(_types++);
        Register(entity, index);
        return index;
    }

    private void Introduce(ItemType item, Func<ExternType, Declaration> declare)
    {
        var type = Extern(item);
        _declarations.Add(declare(type));
        if (item is TypeItemType named) Register(named.Type, new TypeIndex(_types++));
        if (item is not InstanceItemType instance) return;
        var index = new InstanceIndex(_instances++);
        foreach (var export in instance.Instance.Exports)
        {
            if (export.Type is not TypeItemType exported) continue;
            _exported.TryAdd(exported.Type, (index, export.Name.Name));
            if (exported.Type is ResourceTypeEntity resource) _exportedResources.TryAdd(resource.Resource, (index, export.Name.Name));
        }
    }
}

using System.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component.Building;

/// <summary>
/// Writes resolved types back as definitions of a scope: a component, a component type or an instance type. What a scope
/// already has a name for is referred to, through outer aliases where it stands further out; value types are otherwise
/// defined on the spot, since they are structural; a resource type that no scope has cannot be written.
/// </summary>
internal abstract class TypeScopeBuilder(TypeScopeBuilder? outer)
{
    private readonly Dictionary<TypeEntity, TypeIndex> _types = [];
    private readonly Dictionary<ResourceType, TypeIndex> _resources = [];

    /// <summary>Adds a definition.</summary>
    public abstract TypeIndex Define(DefType type);

    /// <summary>Adds a core type.</summary>
    public abstract CoreTypeIndex Define(CoreDefType type);

    protected abstract TypeIndex DefineOuterAlias(uint depth, TypeIndex index);

    /// <summary>Makes an index the name of a type from here on.</summary>
    public void Register(TypeEntity entity, TypeIndex index)
    {
        _types[entity] = index;
        if (entity is ResourceTypeEntity resource) _resources.TryAdd(resource.Resource, index);
    }

    public ValTypeRef Reference(ValueTypeEntity type) =>
        type is { AliasOf: null, Syntax: PrimitiveDefType primitive } ? new ValTypeRef(primitive.Kind) : new ValTypeRef(Index(type));

    /// <summary>The index of a type, which is defined or aliased here if need be.</summary>
    /// <exception cref="UnknownResourceException">A resource type is in no scope.</exception>
    public TypeIndex Index(TypeEntity type)
    {
        if (Find(type) is { } found) return found;
        var index = type.Dealias() switch
        {
            ValueTypeEntity value => Define(Rewrite(value)),
            FuncTypeEntity function => Define(Rewrite(function)),
            InstanceTypeEntity instance => Define(InstanceType(instance)),
            ComponentTypeEntity component => Define(ComponentType(component, this)),
            ResourceTypeEntity resource => throw new UnknownResourceException(resource.Resource),
            _ => throw new UnreachableException(),
        };
        _types[type.Dealias()] = index;
        return index;
    }

    /// <summary>The type of an import or export of this scope.</summary>
    public ExternType Extern(ItemType item) => item switch
    {
        CoreModuleItemType module => new CoreModuleExternType(CoreModuleTypes.Define(this, module.Module)),
        FuncItemType function => new FuncExternType(Index(function.Function)),
        ValueItemType value => new ValueExternType(Reference(value.Value)),
        InstanceItemType instance => new InstanceExternType(Index(instance.Instance)),
        ComponentItemType component => new ComponentExternType(Index(component.Component)),
        TypeItemType { Type: ResourceTypeEntity { AliasOf: null } resource } when Find(resource) is null => new SubResourceExternType(),
        TypeItemType type => new TypeEqExternType(Index(type.Type)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Finds a type, or what it is another name of, here or further out.</summary>
    protected virtual TypeIndex? Find(TypeEntity type)
    {
        for (var entity = type; entity is not null; entity = entity.AliasOf)
        {
            if (FindHere(entity) is { } here) return here;
            uint depth = 1;
            for (var scope = outer; scope is not null; scope = scope.Outer, depth++)
            {
                if (scope.FindHere(entity) is not { } there) continue;
                var alias = DefineOuterAlias(depth, there);
                _types[entity] = alias;
                if (entity is ResourceTypeEntity resource) _resources[resource.Resource] = alias;
                return alias;
            }
        }

        return null;
    }

    private TypeScopeBuilder? Outer => outer;

    protected virtual TypeIndex? FindHere(TypeEntity entity)
    {
        if (_types.TryGetValue(entity, out var index)) return index;
        return entity is ResourceTypeEntity resource && _resources.TryGetValue(resource.Resource, out var named) ? named : null;
    }

    private FuncDefType Rewrite(FuncTypeEntity type) => new(
        EquatableList.From(type.Syntax.Parameters.Select((p, i) => p with { Type = Reference(type.Parameters[i]) })),
        type.Result is null ? null : Reference(type.Result),
        type.Syntax.IsAsync);

    private DefValType Rewrite(ValueTypeEntity type)
    {
        var next = 0;
        ValTypeRef Next() => Reference((ValueTypeEntity)type.Operands[next++]);
        ValTypeRef? Optional(ValTypeRef? old) => old is null ? null : Next();
        return type.Syntax switch
        {
            RecordDefType record => new RecordDefType(EquatableList.From(record.Fields.Select(f => f with { Type = Next() }))),
            VariantDefType variant => new VariantDefType(EquatableList.From(variant.Cases.Select(c => c with { Payload = Optional(c.Payload) }))),
            ListDefType => new ListDefType(Next()),
            FixedLengthListDefType list => list with { Element = Next() },
            TupleDefType tuple => new TupleDefType(EquatableList.From(tuple.Elements.Select(_ => Next()))),
            OptionDefType => new OptionDefType(Next()),
            ResultDefType result => new ResultDefType(Optional(result.Ok), Optional(result.Error)),
            OwnDefType => new OwnDefType(Index(type.Operands[0])),
            BorrowDefType => new BorrowDefType(Index(type.Operands[0])),
            StreamDefType stream => new StreamDefType(Optional(stream.Element)),
            FutureDefType future => new FutureDefType(Optional(future.Element)),
            MapDefType => new MapDefType(Next(), Next()),
            PrimitiveDefType or FlagsDefType or EnumDefType => type.Syntax,
            _ => throw new UnreachableException(),
        };
    }

    private InstanceDefType InstanceType(InstanceTypeEntity type)
    {
        var scope = new DeclarationBuilder(this);
        foreach (var export in type.Exports) scope.Export(export);
        return new InstanceDefType(scope.Declarations);
    }

    /// <summary>A component type; without an outer scope it refers to nothing around it.</summary>
    public static ComponentDefType ComponentType(ComponentTypeEntity type, TypeScopeBuilder? outer)
    {
        var scope = new DeclarationBuilder(outer);
        foreach (var import in type.Imports) scope.Import(import);
        foreach (var export in type.Exports) scope.Export(export);
        return new ComponentDefType(scope.Declarations);
    }
}

// What a type index of a component refers to once indices are followed. A closed hierarchy, together in one file because it is read as one
// table. Component types are structural, so why objects with identity? Because names are not: a record that an interface exports as
// "greeting" and its structural twin are one type to the Canonical ABI but two to WIT and to generated code. Every definition makes an
// entity; every import or export of a type makes a new one that is an alias of it; aliases of the binary share the entity.
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>A type of a component with its identity.</summary>
public abstract class TypeEntity
{
    private protected TypeEntity(TypeEntity? aliasOf, int depth, long size)
    {
        AliasOf = aliasOf;
        AliasDepth = aliasOf is null ? 0 : aliasOf.AliasDepth + 1;
        Depth = depth;
        Size = size;
    }

    /// <summary>What this entity is another name of: it was made by an import or export with an <c>eq</c> bound. Null otherwise.</summary>
    public TypeEntity? AliasOf { get; }

    /// <summary>The entity behind all aliases.</summary>
    public TypeEntity Dealias()
    {
        var entity = this;
        while (entity.AliasOf is { } target) entity = target;
        return entity;
    }

    internal int AliasDepth { get; }

    /// <summary>How deep the type is nested; bounded when it is resolved, so recursion over it is safe.</summary>
    internal int Depth { get; }

    /// <summary>The number of nodes when everything shared is written out; bounded when it is resolved, so walking it ends.</summary>
    internal long Size { get; }

    /// <summary>Another name of this type.</summary>
    internal abstract TypeEntity MakeAlias();

    /// <summary>A word for messages.</summary>
    internal abstract string Description { get; }
}

/// <summary>A value type.</summary>
public sealed class ValueTypeEntity : TypeEntity
{
    private static readonly ValueTypeEntity[] Primitives =
        [.. Enumerable.Range(0, (int)PrimitiveKind.ErrorContext + 1).Select(kind => new ValueTypeEntity(new PrimitiveDefType((PrimitiveKind)kind), []))];

    internal ValueTypeEntity(DefValType syntax, IReadOnlyList<TypeEntity> operands, TypeEntity? aliasOf = null)
        : base(aliasOf, TypeMeasure.Depth(operands), TypeMeasure.Size(operands))
    {
        Syntax = syntax;
        Operands = operands;
        Type = StructuralTypes.Of(syntax, operands);
        Layout = EntityLayout.Of(syntax, operands);
        HasBorrow = syntax is BorrowDefType || (syntax is not OwnDefType && Any(operands, static o => o.HasBorrow));
        HasPointers = syntax switch
        {
            PrimitiveDefType primitive => primitive.Kind == PrimitiveKind.String,
            ListDefType or MapDefType => true,
            OwnDefType or BorrowDefType or StreamDefType or FutureDefType => false,
            _ => Any(operands, static o => o.HasPointers),
        };
    }

    private ValueTypeEntity(ValueTypeEntity aliasOf) : base(aliasOf, aliasOf.Depth, aliasOf.Size)
    {
        Syntax = aliasOf.Syntax;
        Operands = aliasOf.Operands;
        Type = aliasOf.Type;
        Layout = aliasOf.Layout;
        HasBorrow = aliasOf.HasBorrow;
        HasPointers = aliasOf.HasPointers;
    }

    /// <summary>The definition; read its type indices as <see cref="Operands"/>.</summary>
    public DefValType Syntax { get; }

    /// <summary>
    /// The types that the definition refers to, in the order in which they are written; those of absent payloads are
    /// left out, those of primitives are in.
    /// </summary>
    public IReadOnlyList<TypeEntity> Operands { get; }

    /// <summary>The structural type.</summary>
    public ValType Type { get; }

    internal EntityLayout Layout { get; }

    /// <summary>Whether there is a <c>borrow</c> handle in it. Worked out here, once: a type can be far larger written out than its definition.</summary>
    internal bool HasBorrow { get; }

    /// <summary>Whether its values point into linear memory.</summary>
    internal bool HasPointers { get; }

    /// <summary>The entity of a primitive type that is referred to directly.</summary>
    public static ValueTypeEntity Primitive(PrimitiveKind kind) => Primitives[(int)kind];

    internal override TypeEntity MakeAlias() => new ValueTypeEntity(this);

    private static bool Any(IReadOnlyList<TypeEntity> operands, Func<ValueTypeEntity, bool> holds)
    {
        for (var i = 0; i < operands.Count; i++)
            if (operands[i] is ValueTypeEntity operand && holds(operand)) return true;
        return false;
    }

    internal override string Description => Syntax switch
    {
        RecordDefType => "record",
        VariantDefType => "variant",
        ListDefType or FixedLengthListDefType => "list",
        TupleDefType => "tuple",
        FlagsDefType => "flags",
        EnumDefType => "enum",
        OptionDefType => "option",
        ResultDefType => "result",
        OwnDefType => "own",
        BorrowDefType => "borrow",
        StreamDefType => "stream",
        FutureDefType => "future",
        MapDefType => "map",
        _ => Type.ToString(),
    };
}

/// <summary>A function type.</summary>
public sealed class FuncTypeEntity : TypeEntity
{
    internal FuncTypeEntity(FuncDefType syntax, IReadOnlyList<ValueTypeEntity> parameters, ValueTypeEntity? result, TypeEntity? aliasOf = null)
        : base(aliasOf, TypeMeasure.Depth([.. parameters, .. TypeMeasure.Optional(result)]), TypeMeasure.Size([.. parameters, .. TypeMeasure.Optional(result)]))
    {
        Syntax = syntax;
        Parameters = parameters;
        Result = result;
        Type = new FuncType(
            EquatableList.From(syntax.Parameters.Select((p, i) => new FieldType(p.Label, parameters[i].Type))), result?.Type, syntax.IsAsync);
    }

    /// <summary>The definition; read its type indices as <see cref="Parameters"/> and <see cref="Result"/>.</summary>
    public FuncDefType Syntax { get; }

    /// <summary>The types of the parameters.</summary>
    public IReadOnlyList<ValueTypeEntity> Parameters { get; }

    /// <summary>The type of the result; null when there is none.</summary>
    public ValueTypeEntity? Result { get; }

    /// <summary>The structural type.</summary>
    public FuncType Type { get; }

    internal override TypeEntity MakeAlias() => new FuncTypeEntity(Syntax, Parameters, Result, this);

    internal override string Description => "function type";
}

/// <summary>A resource type.</summary>
public sealed class ResourceTypeEntity : TypeEntity
{
    internal ResourceTypeEntity(ResourceType resource, TypeEntity? aliasOf = null) : base(aliasOf, 1, 1) => Resource = resource;

    /// <summary>The identity.</summary>
    public ResourceType Resource { get; }

    internal override TypeEntity MakeAlias() => new ResourceTypeEntity(Resource, this);

    internal override string Description => "resource";
}

/// <summary>The type of an instance: its exports.</summary>
public sealed class InstanceTypeEntity : TypeEntity
{
    internal InstanceTypeEntity(NamedItems exports, IReadOnlyCollection<ResourceType> boundResources, TypeEntity? aliasOf = null)
        : base(aliasOf, TypeMeasure.Depth(exports), TypeMeasure.Size(exports))
    {
        Exports = exports;
        BoundResources = boundResources;
    }

    /// <summary>The exports.</summary>
    public NamedItems Exports { get; }

    /// <summary>
    /// The resource types that stand for "any" in this type: those of its <c>(sub resource)</c> exports. An instance that is
    /// there, imported or made, has none, since its resource types are what they are.
    /// </summary>
    public IReadOnlyCollection<ResourceType> BoundResources { get; }

    internal override TypeEntity MakeAlias() => new InstanceTypeEntity(Exports, BoundResources, this);

    internal override string Description => "instance type";
}

/// <summary>The type of a component: its imports and exports.</summary>
public sealed class ComponentTypeEntity : TypeEntity
{
    internal ComponentTypeEntity(
        NamedItems imports, NamedItems exports, IReadOnlyCollection<ResourceType> importedResources, IReadOnlyCollection<ResourceType> definedResources,
        TypeEntity? aliasOf = null)
        : base(aliasOf, Math.Max(TypeMeasure.Depth(imports), TypeMeasure.Depth(exports)), TypeMeasure.Size(imports) + TypeMeasure.Size(exports))
    {
        Imports = imports;
        Exports = exports;
        ImportedResources = importedResources;
        DefinedResources = definedResources;
    }

    /// <summary>The imports.</summary>
    public NamedItems Imports { get; }

    /// <summary>The exports.</summary>
    public NamedItems Exports { get; }

    /// <summary>The resource types that the one who instantiates it chooses.</summary>
    public IReadOnlyCollection<ResourceType> ImportedResources { get; }

    /// <summary>The resource types that every instantiation makes anew.</summary>
    public IReadOnlyCollection<ResourceType> DefinedResources { get; }

    internal override TypeEntity MakeAlias() => new ComponentTypeEntity(Imports, Exports, ImportedResources, DefinedResources, this);

    internal override string Description => "component type";
}


using System.Diagnostics;
using Wit.Model;
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>Turns type entities back into WIT types: named ones into the definition of that name, the others into anonymous ones.</summary>
internal sealed class DecodedTypes
{
    private readonly Dictionary<TypeEntity, WitTypeDef> _definitions = [];
    private readonly Dictionary<ResourceType, WitTypeDef> _resources = [];
    private readonly List<WitTypeDef> _all = [];

    public IReadOnlyList<WitTypeDef> All => _all;

    /// <summary>Makes a definition what an entity stands for.</summary>
    public void Register(TypeEntity entity, WitTypeDef definition)
    {
        _definitions[entity] = definition;
        if (entity is ResourceTypeEntity resource) _resources.TryAdd(resource.Resource, definition);
    }

    /// <summary>Whether WIT has a word for what an exported type index stands for; it has none for types of functions and instances.</summary>
    public static bool IsNameable(TypeEntity entity) => entity is ResourceTypeEntity or ValueTypeEntity;

    /// <summary>The definition of a named type.</summary>
    public WitTypeDef Define(string name, TypeEntity entity, PackageDocs docs)
    {
        var definition = new WitTypeDef { Name = name, Docs = docs.Docs, Stability = docs.Stability, Kind = Kind(entity, docs["items"]) };
        _all.Add(definition);
        Register(entity, definition);
        return definition;
    }

    public WitFunction Function(ExternName externName, FuncTypeEntity type, PackageDocs docs)
    {
        var name = externName.Name;
        var kind = name.StartsWith("[constructor]", StringComparison.Ordinal) ? WitFunctionKind.Constructor
            : name.StartsWith("[method]", StringComparison.Ordinal) ? WitFunctionKind.Method
            : name.StartsWith("[static]", StringComparison.Ordinal) ? WitFunctionKind.Static : WitFunctionKind.FreeStanding;
        return new WitFunction
        {
            Name = name,
            Kind = kind,
            IsAsync = type.Syntax.IsAsync,
            Resource = kind == WitFunctionKind.FreeStanding ? null : ResourceOf(kind, name, type),
            Parameters = [.. type.Parameters.Select((p, i) => new WitField(type.Syntax.Parameters[i].Label, Reference(p)))],
            Result = type.Result is null ? null : Reference(type.Result),
            Docs = docs.Docs,
            Stability = docs.Stability,
            ExternalId = externName.ExternalId,
        };
    }

    private WitTypeDef? ResourceOf(WitFunctionKind kind, string name, FuncTypeEntity type)
    {
        if (kind == WitFunctionKind.Method && type.Parameters is [{ Operands: [ResourceTypeEntity self] }, ..]) return Resource(self);
        var start = name.IndexOf(']', StringComparison.Ordinal) + 1;
        var end = name.IndexOf('.', start);
        var label = end < 0 ? name[start..] : name[start..end];

        // The latest resource of that name is that of the interface or world being read.
        return _all.FindLast(t => t.Name == label && t.Dealias() is WitTypeDef { Kind: WitResource })
            ?? _definitions.Values.LastOrDefault(t => t.Name == label);
    }

    private WitTypeKind Kind(TypeEntity entity, PackageDocs items)
    {
        for (var target = entity.AliasOf; target is not null; target = target.AliasOf)
            if (_definitions.TryGetValue(target, out var named)) return new WitAlias(named);
        return entity switch
        {
            ResourceTypeEntity resource => _resources.TryGetValue(resource.Resource, out var known) ? new WitAlias(known) : new WitResource(),
            ValueTypeEntity value => Kind(value, items),
            _ => throw new UnreachableException(),
        };
    }

    private WitType Reference(TypeEntity entity)
    {
        for (var target = entity; target is not null; target = target.AliasOf)
            if (_definitions.TryGetValue(target, out var named)) return named;
        var value = (ValueTypeEntity)entity.Dealias();
        if (value.Syntax is PrimitiveDefType primitive) return WitPrimitiveType.Of(primitive.Kind);
        var anonymous = new WitTypeDef { Kind = Kind(value, PackageDocs.None) };
        _all.Add(anonymous);
        return _definitions[value] = anonymous;
    }

    private WitTypeDef Resource(ResourceTypeEntity entity)
    {
        for (TypeEntity? target = entity; target is not null; target = target.AliasOf)
            if (_definitions.TryGetValue(target, out var named)) return named;
        if (_resources.TryGetValue(entity.Resource, out var known)) return known;
        var unnamed = new WitTypeDef { Name = entity.Resource.Name, Kind = new WitResource() };
        _all.Add(unnamed);
        Register(entity, unnamed);
        return unnamed;
    }

    private WitTypeKind Kind(ValueTypeEntity type, PackageDocs items)
    {
        var next = 0;
        WitType Next() => Reference(type.Operands[next++]);
        WitType? Optional(ValTypeRef? present) => present is null ? null : Next();
        return type.Syntax switch
        {
            PrimitiveDefType primitive => new WitAlias(WitPrimitiveType.Of(primitive.Kind)),
            RecordDefType record => new WitRecord([.. record.Fields.Select(f => new WitField(f.Label, Next()) { Docs = items[f.Label].Docs })]),
            VariantDefType variant => new WitVariant([.. variant.Cases.Select(c => new WitCase(c.Label, Optional(c.Payload)) { Docs = items[c.Label].Docs })]),
            ListDefType => new WitList(Next()),
            FixedLengthListDefType list => new WitFixedLengthList(Next(), list.Length),
            TupleDefType tuple => new WitTuple([.. tuple.Elements.Select(_ => Next())]),
            FlagsDefType flags => new WitFlags([.. flags.Labels.Select(l => new WitCase(l, null) { Docs = items[l].Docs })]),
            EnumDefType @enum => new WitEnum([.. @enum.Labels.Select(l => new WitCase(l, null) { Docs = items[l].Docs })]),
            OptionDefType => new WitOption(Next()),
            ResultDefType result => new WitResult(Optional(result.Ok), Optional(result.Error)),
            OwnDefType => new WitOwn(Resource((ResourceTypeEntity)type.Operands[0])),
            BorrowDefType => new WitBorrow(Resource((ResourceTypeEntity)type.Operands[0])),
            StreamDefType stream => new WitStream(Optional(stream.Element)),
            FutureDefType future => new WitFuture(Optional(future.Element)),
            MapDefType => new WitMap(Next(), Next()),
            _ => throw new UnreachableException(),
        };
    }
}

using System.Diagnostics;
using Wit.Model;
using Wit.Model.Types;

namespace Wit.Component.Componentize;

/// <summary>
/// Defines WIT types in one scope: the component, an instance type in it, or a nested component. The scopes differ in how a named type
/// is introduced and in where a type of another interface comes from.
/// </summary>
internal abstract class TypeEncoder
{
    protected abstract TypeMaps Maps { get; }

    /// <summary>The interface whose types are defined here and not taken from elsewhere; null for the world.</summary>
    protected abstract WitInterface? Interface { get; }

    protected abstract uint Define(DefType type);

    /// <summary>Introduces a named type; null when the definition is all there is.</summary>
    protected abstract uint? Introduce(ExternName name, uint definition);

    /// <summary>Introduces a resource.</summary>
    protected abstract uint IntroduceResource(ExternName name);

    /// <summary>Takes a type from another interface.</summary>
    protected abstract uint Take(WitInterface owner, WitTypeDef type);

    public TypeIndex Function(WitFunction function)
    {
        var key = FunctionKey.Of(function);
        if (Maps.Functions.TryGetValue(key, out var known)) return new TypeIndex(known);
        var parameters = EquatableList.From(function.Parameters.Select(p => new LabelledType(p.Name, Value(p.Type))));
        var result = Optional(function.Result);
        return new TypeIndex(Maps.Functions[key] = Define(new FuncDefType(parameters, result, function.IsAsync)));
    }

    public TypeIndex Index(WitTypeDef type) => Value(type).Index;

    public ValTypeRef Value(WitType type)
    {
        if (type is WitPrimitiveType primitive) return new ValTypeRef(primitive.Kind);
        var definition = (WitTypeDef)type;
        if (Maps.Find(definition) is { } known) return new ValTypeRef(new TypeIndex(known));
        var result = definition.OwnerInterface is { } owner && owner != Interface ? new ValTypeRef(new TypeIndex(Take(owner, definition))) : Encode(definition);
        if (result.Primitive is null) Maps.Add(definition, result.Index.Value);
        return result;
    }

    /// <summary>The stream or future without a payload.</summary>
    public TypeIndex Unit(bool isFuture) => new(isFuture
        ? Maps.UnitFuture ??= Define(new FutureDefType(null))
        : Maps.UnitStream ??= Define(new StreamDefType(null)));

    private ValTypeRef? Optional(WitType? type) => type is null ? null : Value(type);

    private ValTypeRef Encode(WitTypeDef type)
    {
        var name = type.Name is null ? null : new ExternName(type.Name) { ExternalId = type.ExternalId };
        if (type.Kind is WitResource) return new ValTypeRef(new TypeIndex(IntroduceResource(name!)));
        var encoded = type.Kind is WitAlias alias ? Value(alias.Target) : new ValTypeRef(new TypeIndex(Define(Definition(type.Kind))));
        if (name is null) return encoded;

        // A named primitive type needs a definition of its own to be introduced.
        var definition = encoded.Primitive is { } kind ? Define(new PrimitiveDefType(kind)) : encoded.Index.Value;
        return new ValTypeRef(new TypeIndex(Introduce(name, definition) ?? definition));
    }

    private DefValType Definition(WitTypeKind kind) => kind switch
    {
        WitRecord record => new RecordDefType(EquatableList.From(record.Fields.Select(f => new LabelledType(f.Name, Value(f.Type))))),
        WitVariant variant => new VariantDefType(EquatableList.From(variant.Cases.Select(c => new CaseDefinition(c.Name, Optional(c.Payload))))),
        WitEnum @enum => new EnumDefType(EquatableList.From(@enum.Cases.Select(c => c.Name))),
        WitFlags flags => new FlagsDefType(EquatableList.From(flags.Labels.Select(c => c.Name))),
        WitTuple tuple => new TupleDefType(EquatableList.From(tuple.Elements.Select(Value))),
        WitOption option => new OptionDefType(Value(option.Element)),
        WitResult result => new ResultDefType(Optional(result.Ok), Optional(result.Error)),
        WitList list => new ListDefType(Value(list.Element)),
        WitFixedLengthList list => new FixedLengthListDefType(Value(list.Element), list.Length),
        WitMap map => new MapDefType(Value(map.Key), Value(map.Value)),
        WitOwn own => new OwnDefType(Index(own.Resource)),
        WitBorrow borrow => new BorrowDefType(Index(borrow.Resource)),
        WitFuture future => new FutureDefType(Optional(future.Element)),
        WitStream stream => new StreamDefType(Optional(stream.Element)),
        _ => throw new UnreachableException(),
    };
}

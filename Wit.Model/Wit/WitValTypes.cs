using Wit.Model.Types;

namespace Wit.Model;

/// <summary>Turns WIT types into structural component value types: aliases disappear, resources keep their identity.</summary>
/// <remarks>Keep one instance per resolved set, since it is what gives each WIT resource its one <see cref="ResourceType"/>.</remarks>
public sealed class WitValTypes
{
    private readonly Dictionary<WitTypeDef, ValType> _cache = [];
    private readonly Dictionary<WitTypeDef, ResourceType> _resources = [];
    private readonly Dictionary<ResourceType, WitTypeDef> _definitions = [];

    /// <summary>The structural type of a function.</summary>
    public FuncType Of(WitFunction function) => new(
        EquatableList.From(function.Parameters.Select(p => new FieldType(p.Name, Of(p.Type)))),
        function.Result is null ? null : Of(function.Result),
        function.IsAsync);

    /// <summary>The structural type of a WIT type.</summary>
    public ValType Of(WitType type)
    {
        if (type is WitPrimitiveType primitive) return new PrimitiveValType(primitive.Kind);
        var definition = (WitTypeDef)type;
        if (!_cache.TryGetValue(definition, out var result)) _cache[definition] = result = Convert(definition);
        return result;
    }

    /// <summary>The identity of a WIT resource, found through aliases.</summary>
    public ResourceType ResourceOf(WitTypeDef resource)
    {
        var definition = (WitTypeDef)resource.Dealias();
        if (!_resources.TryGetValue(definition, out var result))
        {
            _resources[definition] = result = new ResourceType(definition.Name!);
            _definitions[result] = definition;
        }

        return result;
    }

    /// <summary>The WIT resource of an identity that <see cref="ResourceOf"/> gave.</summary>
    public WitTypeDef DefinitionOf(ResourceType resource) => _definitions[resource];

    private ValType? Optional(WitType? type) => type is null ? null : Of(type);

    private ValType Convert(WitTypeDef definition) => definition.Kind switch
    {
        WitAlias alias => Of(alias.Target),
        WitRecord record => new RecordValType(EquatableList.From(record.Fields.Select(f => new FieldType(f.Name, Of(f.Type))))),
        WitVariant variant => new VariantValType(EquatableList.From(variant.Cases.Select(c => new CaseType(c.Name, Optional(c.Payload))))),
        WitEnum @enum => new EnumValType(EquatableList.From(@enum.Cases.Select(c => c.Name))),
        WitFlags flags => new FlagsValType(EquatableList.From(flags.Labels.Select(c => c.Name))),
        WitTuple tuple => new TupleValType(EquatableList.From(tuple.Elements.Select(Of))),
        WitOption option => new OptionValType(Of(option.Element)),
        WitResult result => new ResultValType(Optional(result.Ok), Optional(result.Error)),
        WitList list => new ListValType(Of(list.Element)),
        WitFixedLengthList list => new FixedLengthListValType(Of(list.Element), list.Length),
        WitMap map => new MapValType(Of(map.Key), Of(map.Value)),
        WitOwn own => new OwnValType(ResourceOf(own.Resource)),
        WitBorrow borrow => new BorrowValType(ResourceOf(borrow.Resource)),
        WitFuture future => new FutureValType(Optional(future.Element)),
        WitStream stream => new StreamValType(Optional(stream.Element)),
        WitResource => new OwnValType(ResourceOf(definition)),
        _ => throw new InvalidOperationException($"unknown type kind {definition.Kind.GetType().Name}"),
    };
}

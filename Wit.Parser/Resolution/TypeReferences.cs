using Wit.Model;

namespace Wit.Parser.Resolution;

/// <summary>The types that a type is made of, in order.</summary>
internal static class TypeReferences
{
    public static IEnumerable<WitType> Of(WitTypeKind kind) => kind switch
    {
        WitRecord record => record.Fields.Select(f => f.Type),
        WitVariant variant => variant.Cases.Select(c => c.Payload).OfType<WitType>(),
        WitTuple tuple => tuple.Elements,
        WitOption option => [option.Element],
        WitList list => [list.Element],
        WitFixedLengthList list => [list.Element],
        WitMap map => [map.Key, map.Value],
        WitResult result => Present(result.Ok, result.Error),
        WitFuture future => Present(future.Element, null),
        WitStream stream => Present(stream.Element, null),
        WitOwn own => [own.Resource],
        WitBorrow borrow => [borrow.Resource],
        WitAlias alias => [alias.Target],
        WitEnum or WitFlags or WitResource => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The same kind with each type replaced; a record's field is named, so that a message can point to it.</summary>
    public static WitTypeKind Map(WitTypeKind kind, Func<WitType, WitField?, WitType> map, Func<WitTypeDef, WitTypeDef> mapDefinition)
    {
        WitType Map(WitType type) => map(type, null);
        WitType? MapOptional(WitType? type) => type is null ? null : map(type, null);
        return kind switch
        {
            WitRecord record => new WitRecord([.. record.Fields.Select(f => f with { Type = map(f.Type, f) })]),
            WitVariant variant => new WitVariant([.. variant.Cases.Select(c => c with { Payload = MapOptional(c.Payload) })]),
            WitTuple tuple => new WitTuple([.. tuple.Elements.Select(Map)]),
            WitOption option => new WitOption(Map(option.Element)),
            WitList list => new WitList(Map(list.Element)),
            WitFixedLengthList list => new WitFixedLengthList(Map(list.Element), list.Length),
            WitMap pairs => new WitMap(Map(pairs.Key), Map(pairs.Value)),
            WitResult result => new WitResult(MapOptional(result.Ok), MapOptional(result.Error)),
            WitFuture future => new WitFuture(MapOptional(future.Element)),
            WitStream stream => new WitStream(MapOptional(stream.Element)),
            WitOwn own => new WitOwn(mapDefinition(own.Resource)),
            WitBorrow borrow => new WitBorrow(mapDefinition(borrow.Resource)),
            WitAlias alias => new WitAlias(alias.Target is WitTypeDef target ? mapDefinition(target) : alias.Target),
            WitEnum or WitFlags or WitResource => kind,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static IEnumerable<WitType> Present(WitType? first, WitType? second)
    {
        if (first is not null) yield return first;
        if (second is not null) yield return second;
    }
}

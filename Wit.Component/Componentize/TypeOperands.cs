using System.Diagnostics;
using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>The types that a type definition refers to directly.</summary>
internal static class TypeOperands
{
    public static IEnumerable<WitType> Of(WitTypeKind kind) => kind switch
    {
        WitRecord record => record.Fields.Select(f => f.Type),
        WitTuple tuple => tuple.Elements,
        WitVariant variant => variant.Cases.Select(c => c.Payload).OfType<WitType>(),
        WitOption option => [option.Element],
        WitResult result => new[] { result.Ok, result.Error }.OfType<WitType>(),
        WitList list => [list.Element],
        WitFixedLengthList list => [list.Element],
        WitMap map => [map.Key, map.Value],
        WitAlias alias => [alias.Target],
        WitOwn own => [own.Resource],
        WitBorrow borrow => [borrow.Resource],
        WitFuture { Element: { } element } => [element],
        WitStream { Element: { } element } => [element],
        WitFuture or WitStream or WitFlags or WitEnum or WitResource => [],
        _ => throw new UnreachableException(),
    };

    /// <summary>The same kind of type over other types.</summary>
    public static WitTypeKind Map(WitTypeKind kind, Func<WitType, WitType> map) => kind switch
    {
        WitRecord record => new WitRecord([.. record.Fields.Select(f => f with { Type = map(f.Type) })]),
        WitTuple tuple => new WitTuple([.. tuple.Elements.Select(map)]),
        WitVariant variant => new WitVariant([.. variant.Cases.Select(c => c with { Payload = c.Payload is null ? null : map(c.Payload) })]),
        WitOption option => new WitOption(map(option.Element)),
        WitResult result => new WitResult(result.Ok is null ? null : map(result.Ok), result.Error is null ? null : map(result.Error)),
        WitList list => new WitList(map(list.Element)),
        WitFixedLengthList list => list with { Element = map(list.Element) },
        WitMap entries => new WitMap(map(entries.Key), map(entries.Value)),
        WitAlias alias => new WitAlias(map(alias.Target)),
        WitOwn own => new WitOwn((WitTypeDef)map(own.Resource)),
        WitBorrow borrow => new WitBorrow((WitTypeDef)map(borrow.Resource)),
        WitFuture { Element: { } element } => new WitFuture(map(element)),
        WitStream { Element: { } element } => new WitStream(map(element)),
        WitFuture or WitStream or WitFlags or WitEnum or WitResource => kind,
        _ => throw new UnreachableException(),
    };

    /// <summary>The futures and streams in a function's type, inner ones first; core names count them.</summary>
    public static IReadOnlyList<WitTypeDef> FuturesAndStreams(WitFunction function)
    {
        var found = new List<WitTypeDef>();
        foreach (var parameter in function.Parameters) Visit(parameter.Type);
        if (function.Result is { } result) Visit(result);
        return found;

        void Visit(WitType type)
        {
            if (type is not WitTypeDef definition || definition.Kind is WitOwn or WitBorrow) return;
            foreach (var operand in Of(definition.Kind)) Visit(operand);
            if (definition.Kind is WitFuture or WitStream) found.Add(definition);
        }
    }
}

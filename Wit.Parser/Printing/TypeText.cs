using System.Globalization;
using Wit.Model;
using Wit.Model.Types;

namespace Wit.Parser.Printing;

/// <summary>Types as WIT text where they are used.</summary>
internal static class TypeText
{
    public static string Of(WitType type) => type switch
    {
        WitPrimitiveType primitive => ValTypeText.Of(primitive.Kind),
        WitTypeDef { Name: { } name } => WitNames.Escape(name),
        WitTypeDef definition => Of(definition.Kind, isDefinition: false),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The text of a kind that needs no name of its own.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="isDefinition">Whether it stands behind <c>type x =</c>, where a bare resource would be another name for it.</param>
    public static string Of(WitTypeKind kind, bool isDefinition) => kind switch
    {
        WitAlias alias => Of(alias.Target),
        WitOwn own => isDefinition ? $"own<{Of(own.Resource)}>" : Of(own.Resource),
        WitBorrow borrow => $"borrow<{Of(borrow.Resource)}>",
        WitTuple tuple => $"tuple<{string.Join(", ", tuple.Elements.Select(Of))}>",
        WitOption option => $"option<{Of(option.Element)}>",
        WitList list => $"list<{Of(list.Element)}>",
        WitFixedLengthList list => $"list<{Of(list.Element)}, {list.Length.ToString(CultureInfo.InvariantCulture)}>",
        WitMap map => $"map<{Of(map.Key)}, {Of(map.Value)}>",
        WitResult { Ok: null, Error: null } => "result",
        WitResult { Error: null } result => $"result<{Of(result.Ok!)}>",
        WitResult result => $"result<{(result.Ok is null ? "_" : Of(result.Ok))}, {Of(result.Error!)}>",
        WitFuture future => future.Element is null ? "future" : $"future<{Of(future.Element)}>",
        WitStream stream => stream.Element is null ? "stream" : $"stream<{Of(stream.Element)}>",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

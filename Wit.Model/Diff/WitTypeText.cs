using System.Globalization;
using Wit.Model.Types;

namespace Wit.Model.Diff;

/// <summary>The WIT spelling of a type or function, for messages: declared types by name, anonymous ones written out.</summary>
internal static class WitTypeText
{
    public static string Of(WitType? type) => type switch
    {
        null => "_",
        WitPrimitiveType primitive => ValTypeText.Of(primitive.Kind),
        WitTypeDef { Name: { } name } => name,
        WitTypeDef { Kind: var kind } => Of(kind),
        _ => type.ToString()!,
    };

    public static string Of(WitFunction function)
    {
        var parameters = function.Parameters.Where((_, i) => i > 0 || function.Kind != WitFunctionKind.Method);
        var list = string.Join(", ", parameters.Select(p => $"{p.Name}: {Of(p.Type)}"));
        if (function.Kind == WitFunctionKind.Constructor) return $"constructor({list})";
        var text = (function.Kind == WitFunctionKind.Static ? "static " : "") + (function.IsAsync ? "async func(" : "func(") + list + ")";
        return function.Result is null ? text : $"{text} -> {Of(function.Result)}";
    }

    /// <summary>A declaration in short: the keyword, for an alias its target.</summary>
    public static string Declaration(WitTypeDef type) => type.Kind switch
    {
        WitRecord => "record",
        WitVariant => "variant",
        WitEnum => "enum",
        WitFlags => "flags",
        WitResource => "resource",
        WitAlias alias => "type = " + Of(alias.Target),
        var kind => "type = " + Of(kind),
    };

    /// <summary>A type written out, as behind <c>type x =</c>.</summary>
    public static string Of(WitTypeKind kind) => kind switch
    {
        WitTuple tuple => $"tuple<{string.Join(", ", tuple.Elements.Select(Of))}>",
        WitOption option => $"option<{Of(option.Element)}>",
        WitResult { Ok: null, Error: null } => "result",
        WitResult { Error: null } result => $"result<{Of(result.Ok)}>",
        WitResult result => $"result<{Of(result.Ok)}, {Of(result.Error)}>",
        WitList list => $"list<{Of(list.Element)}>",
        WitFixedLengthList list => $"list<{Of(list.Element)}, {list.Length.ToString(CultureInfo.InvariantCulture)}>",
        WitMap map => $"map<{Of(map.Key)}, {Of(map.Value)}>",
        WitOwn own => Of(own.Resource),
        WitBorrow borrow => $"borrow<{Of(borrow.Resource)}>",
        WitFuture { Element: null } => "future",
        WitFuture future => $"future<{Of(future.Element)}>",
        WitStream { Element: null } => "stream",
        WitStream stream => $"stream<{Of(stream.Element)}>",
        WitAlias alias => Of(alias.Target),
        WitRecord => "record",
        WitVariant => "variant",
        WitEnum => "enum",
        WitFlags => "flags",
        _ => "resource",
    };
}

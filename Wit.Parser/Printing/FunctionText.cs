using Wit.Model;

namespace Wit.Parser.Printing;

/// <summary>Functions as WIT text, without their name.</summary>
internal static class FunctionText
{
    public static string Of(WitFunction function)
    {
        var skipped = function.Kind == WitFunctionKind.Method ? 1 : 0;
        var parameters = function.Parameters.Skip(skipped).Select(p => $"{WitNames.Escape(p.Name)}: {TypeText.Of(p.Type)}");
        var prefix = (function.Kind == WitFunctionKind.Static ? "static " : "") + (function.IsAsync ? "async " : "");
        var keyword = function.Kind == WitFunctionKind.Constructor ? "constructor" : "func";
        var result = function.Result is null || IsImplied(function) ? "" : " -> " + TypeText.Of(function.Result);
        return $"{prefix}{keyword}({string.Join(", ", parameters)}){result}";
    }

    // A constructor that cannot fail has no written result.
    private static bool IsImplied(WitFunction function) =>
        function is { Kind: WitFunctionKind.Constructor, Result: WitTypeDef { Name: null, Kind: WitOwn own } } && ReferenceEquals(own.Resource, function.Resource);
}

using Wit.Model.Diagnostics;
using Wit.Parser.Parsing;
using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

/// <summary>Reports a type name that nothing defines.</summary>
internal static class UnknownType
{
    public static void Report(Identifier name, TypeScope scope, DiagnosticSink sink)
    {
        if (scope.IsDamaged || sink.IsFull) return;
        sink.Report(DiagnosticCatalogue.TypeNotFound, name.Span, $"no type is called `{name.Name}` here", Hint(name.Name, scope));
    }

    private static string? Hint(string name, TypeScope scope) => name switch
    {
        "float32" => "the type is called `f32`",
        "float64" => "the type is called `f64`",
        "i8" or "i16" or "i32" or "i64" => $"integers are signed, `s{name.Substring(1)}`, or unsigned, `u{name.Substring(1)}`",
        "str" => "the type is called `string`",
        "int" => "the type is called `s32`",
        "byte" or "bytes" => "bytes are `u8`, and a sequence of them `list<u8>`",
        "array" or "vec" => "a sequence is `list<...>`",
        _ => Suggestion.For(name, scope.TypeNames) ?? $"define it, or bring it in with `use interface.{{{name}}};`",
    };
}

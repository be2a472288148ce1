using Antlr4.Runtime;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser.Grammar;

namespace Wit.Parser.Parsing;

/// <summary>Words a mistake the parser met: what was expected, what was found, and what is often meant.</summary>
internal static class SyntaxMessages
{
    public static IReadOnlyList<int> Expected(Antlr4.Runtime.Parser parser) => [.. parser.GetExpectedTokens().ToList()];

    public static void Report(DiagnosticSink sink, SourceSpan span, IToken found, IReadOnlyList<int> expected)
    {
        if (found.Type == WitParser.UNEXPECTED && found.Text[0] == '"')
        {
            sink.Report(DiagnosticCatalogue.InvalidString, span, "the string has no end", "a string ends with `\"` on the same line");
            return;
        }

        var message = found.Type == WitParser.UNEXPECTED
            ? $"unexpected character `{found.Text}`"
            : $"expected {List(expected)}, found {TokenText.Found(found.Type, found.Text)}";
        sink.Report(DiagnosticCatalogue.UnexpectedToken, span, message, Hint(found, expected));
    }

    private static string List(IReadOnlyList<int> expected)
    {
        var names = new List<string>();
        if (expected.Contains(WitParser.U8))
        {
            names.Add("a type");
            expected = [.. expected.Where(t => !IsTypeStart(t))];
        }

        names.AddRange(expected.Select(TokenText.Expected).Distinct());
        return names.Count == 1 ? names[0] : string.Join(", ", names.Take(names.Count - 1)) + " or " + names[names.Count - 1];
    }

    private static bool IsTypeStart(int type) =>
        TokenText.IsIdentifier(type) || type is WitParser.BOOL or WitParser.BORROW or WitParser.CHAR or WitParser.ERROR_CONTEXT
            or WitParser.F32 or WitParser.F64 or WitParser.FUTURE or WitParser.LIST or WitParser.MAP or WitParser.OPTION or WitParser.OWN
            or WitParser.RESULT or WitParser.S8 or WitParser.S16 or WitParser.S32 or WitParser.S64 or WitParser.STREAM
            or WitParser.STRING_TYPE or WitParser.TUPLE or WitParser.U8 or WitParser.U16 or WitParser.U32 or WitParser.U64;

    private static string? Hint(IToken found, IReadOnlyList<int> expected)
    {
        if (expected.Contains(WitParser.ID) && TokenText.IsKeyword(found.Type) && found.Type != WitParser.UNDERSCORE)
            return $"to use the keyword as a name, write `%{found.Text}`";
        if (expected.Count == 1 && expected[0] is (WitParser.PERIOD or WitParser.INTEGER)) return "a version has three numbers, as in `1.0.0`";
        if (expected.Contains(WitParser.SEMICOLON) && expected.Count <= 4) return "end the item before it with `;`";
        if (found.Type == WitParser.LEFT_PAREN && expected.Contains(WitParser.U8))
            return "for no result leave `->` out; for several results use `tuple<...>` or a record";
        return null;
    }
}

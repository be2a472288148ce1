using Antlr4.Runtime;
using Wit.Compose.Wac.Grammar;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Parsing;

/// <summary>Words a mistake the parser met: what was expected, what was found, and what is often meant.</summary>
internal static class SyntaxMessages
{
    public static void Report(DiagnosticSink sink, SourceSpan span, IToken found, IReadOnlyList<int> expected)
    {
        if (found.Type == WacParser.UNEXPECTED && found.Text == "\"")
        {
            sink.Report(DiagnosticCatalogue.InvalidString, span, "the string has no end", "a string ends with `\"`");
            return;
        }

        var message = found.Type == WacParser.UNEXPECTED
            ? $"unexpected character `{found.Text}`"
            : $"expected {List(expected)}, found {TokenText.Found(found)}";
        sink.Report(DiagnosticCatalogue.UnexpectedToken, span, message, Hint(found, expected));
    }

    private static string List(IReadOnlyList<int> expected)
    {
        var names = new List<string>();
        if (expected.Contains(WacParser.LET))
        {
            names.Add("a statement");
            expected = [];
        }
        else if (expected.Contains(WacParser.U8))
        {
            names.Add("a type");
            expected = [.. expected.Where(t => !IsTypeStart(t))];
        }

        names.AddRange(expected.Select(TokenText.Expected).Distinct());
        return names.Count == 1 ? names[0] : string.Join(", ", names.Take(names.Count - 1)) + " or " + names[^1];
    }

    private static bool IsTypeStart(int type) =>
        type is WacParser.ID or WacParser.EXPLICIT_ID or WacParser.BOOL or WacParser.BORROW or WacParser.CHAR or WacParser.F32
            or WacParser.F64 or WacParser.LIST or WacParser.OPTION or WacParser.RESULT or WacParser.S8 or WacParser.S16 or WacParser.S32
            or WacParser.S64 or WacParser.STRING_TYPE or WacParser.TUPLE or WacParser.U8 or WacParser.U16 or WacParser.U32 or WacParser.U64;

    private static string? Hint(IToken found, IReadOnlyList<int> expected)
    {
        if (expected.Contains(WacParser.LET))
        {
            return found.Type == WacParser.PACKAGE
                ? "a document has one package directive, at its start"
                : "statements start with `import`, `let`, `export`, `interface`, `world`, or a type such as `record`";
        }

        if (expected.Contains(WacParser.ID) && TokenText.IsKeyword(found.Type)) return $"to use the keyword as a name, write `%{found.Text}`";
        if (expected.Contains(WacParser.ID) && found.Type == WacParser.PACKAGE_NAME)
            return $"the text is read as the name of a package; a name and what it stands for are separated by `: `, with a blank";
        if (expected.Contains(WacParser.PACKAGE_NAME) && found.Type == WacParser.PACKAGE_PATH) return "a package is named without the path into it";
        if (expected is [WacParser.PACKAGE]) return "a document starts with `package ns:name;`";
        if (expected.Contains(WacParser.SEMICOLON) && expected.Count <= 5) return "end the statement before it with `;`";
        return null;
    }
}

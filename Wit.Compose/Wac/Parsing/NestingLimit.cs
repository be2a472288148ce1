// The generated parser and every later pass recurse with the nesting of types and expressions. Bounding it on the tokens,
// before any of them runs, is what makes all of them safe from a stack overflow.
using Antlr4.Runtime;
using Wit.Compose.Wac.Grammar;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Parsing;

internal static class NestingLimit
{
    /// <summary>How deep brackets of all kinds may nest.</summary>
    public const int MaximumDepth = 100;

    /// <summary>Reports the first token that is nested too deep; false when there is one.</summary>
    public static bool Check(SourceText source, CommonTokenStream tokens, DiagnosticSink sink)
    {
        var depth = 0;
        foreach (var token in tokens.GetTokens())
        {
            depth = token.Type switch
            {
                WacParser.LEFT_PAREN or WacParser.LEFT_BRACE or WacParser.LESS => depth + 1,
                WacParser.RIGHT_PAREN or WacParser.RIGHT_BRACE or WacParser.GREATER => Math.Max(0, depth - 1),
                _ => depth,
            };
            if (depth <= MaximumDepth) continue;
            sink.Report(
                DiagnosticCatalogue.NestingTooDeep, new SourceSpan(source, token.StartIndex, 1),
                $"types or expressions are nested more than {MaximumDepth} levels deep", "give the inner part a name of its own");
            return false;
        }

        return true;
    }
}

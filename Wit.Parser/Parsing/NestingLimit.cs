// The generated parser and every later pass recurse with the nesting of types and packages. Bounding it on the tokens, before
// any of them runs, is what makes all of them safe from a stack overflow.
using Antlr4.Runtime;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser.Grammar;

namespace Wit.Parser.Parsing;

internal static class NestingLimit
{
    /// <summary>How deep types and packages may nest.</summary>
    public const int MaximumDepth = 100;

    /// <summary>Reports the first token that is nested too deep; false when there is one.</summary>
    public static bool Check(SourceText source, CommonTokenStream tokens, DiagnosticSink sink)
    {
        int angles = 0, braces = 0;
        var all = tokens.GetTokens();
        foreach (var token in all)
        {
            if (token.Channel != TokenConstants.DefaultChannel) continue;
            if (angles >= MaximumDepth || braces >= MaximumDepth)
            {
                var length = token.Type == TokenConstants.EOF ? 0 : token.StopIndex - token.StartIndex + 1;
                var what = angles >= MaximumDepth ? "types are" : "blocks are";
                sink.Report(
                    DiagnosticCatalogue.NestingTooDeep, new SourceSpan(source, token.StartIndex, length),
                    $"{what} nested more than {MaximumDepth} levels deep", "give the inner part a name of its own");
                return false;
            }

            switch (token.Type)
            {
                case WitParser.LESS: angles++; break;
                case WitParser.GREATER: angles = Math.Max(0, angles - 1); break;
                case WitParser.LEFT_BRACE: braces++; break;
                case WitParser.RIGHT_BRACE: braces = Math.Max(0, braces - 1); break;
                case WitParser.SEMICOLON: angles = 0; break;
            }
        }

        return true;
    }
}

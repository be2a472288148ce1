using Antlr4.Runtime;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser.Grammar;
using Wit.Parser.Syntax;

namespace Wit.Parser.Parsing;

/// <summary>Text to syntax records; reports every mistake it finds and keeps what it understood.</summary>
internal static class WitSyntaxParser
{
    /// <summary>How large a file may be, in UTF-16 code units: larger ones are refused, since every token becomes objects.</summary>
    public const int MaximumLength = 16 * 1024 * 1024;

    /// <summary>Parses a file; null when nothing of it can be used.</summary>
    public static WitFileSyntax? Parse(SourceText source, DiagnosticSink sink)
    {
        if (source.Content.Length > MaximumLength)
        {
            sink.Report(new Diagnostic(
                DiagnosticCatalogue.FileTooLarge, DiagnosticLocation.File(source.Path),
                $"the file is larger than {MaximumLength / (1024 * 1024)} MiB"));
            return null;
        }

        var own = new DiagnosticSink();
        var file = Parse(source, own, Tokens(source, own));
        foreach (var diagnostic in own.Diagnostics.OrderBy(d => d.Location.Span?.Start ?? 0)) sink.Report(diagnostic);
        return file;
    }

    /// <summary>The tokens of a file, comments included.</summary>
    public static CommonTokenStream Tokens(SourceText source, DiagnosticSink sink)
    {
        CharacterCheck.Check(source, "WIT", sink);
        var lexer = new WitTokenSource(source.Content);
        var tokens = new CommonTokenStream(lexer);
        tokens.Fill();
        if (lexer.UnterminatedComment is { } start)
            sink.Report(
                DiagnosticCatalogue.UnterminatedComment, new SourceSpan(source, start, 2), "the block comment has no end",
                "block comments nest: each `/*` needs its own `*/`");
        return tokens;
    }

    private static WitFileSyntax? Parse(SourceText source, DiagnosticSink sink, CommonTokenStream tokens)
    {
        if (!NestingLimit.Check(source, tokens, sink)) return null;
        var parser = new WitParser(tokens) { ErrorHandler = new WitErrorStrategy(source, sink) };
        parser.RemoveErrorListeners();
        var parts = new List<WitParser.FileContext>();
        do
        {
            var before = tokens.Index;
            parts.Add(parser.file());
            if (tokens.Index == before && tokens.LA(1) != TokenConstants.EOF) tokens.Consume();
        }
        while (tokens.LA(1) != TokenConstants.EOF);
        return new SyntaxBuilder(source, tokens.GetTokens(), sink).File(parts);
    }
}

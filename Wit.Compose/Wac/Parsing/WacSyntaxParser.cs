using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Wit.Compose.Wac.Grammar;
using Wit.Compose.Wac.Syntax;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Parsing;

/// <summary>Text to syntax records; reports one mistake per statement and goes on with the next.</summary>
internal sealed class WacSyntaxParser
{
    /// <summary>How large a file may be, in UTF-16 code units: larger ones are refused, since every token becomes objects.</summary>
    public const int MaximumLength = 16 * 1024 * 1024;

    private readonly CommonTokenStream _tokens;
    private readonly WacParser _parser;
    private readonly SyntaxBuilder _builder;
    private readonly DiagnosticSink _sink;
    private bool _isDamaged;

    private WacSyntaxParser(SourceText source, CommonTokenStream tokens, DiagnosticSink sink)
    {
        _tokens = tokens;
        _sink = sink;
        _parser = new WacParser(tokens) { ErrorHandler = new WacErrorStrategy(source, sink) };
        _parser.RemoveErrorListeners();
        _builder = new SyntaxBuilder(source, tokens.GetTokens(), sink);
    }

    /// <summary>Parses a file; null when it has mistakes, which are reported.</summary>
    public static DocumentSyntax? Parse(SourceText source, DiagnosticSink sink)
    {
        if (source.Content.Length > MaximumLength)
        {
            sink.Report(new Diagnostic(
                DiagnosticCatalogue.FileTooLarge, DiagnosticLocation.File(source.Path),
                $"the file is larger than {MaximumLength / (1024 * 1024)} MiB"));
            return null;
        }

        var own = new DiagnosticSink();
        var document = ParseTokens(source, own);
        foreach (var diagnostic in own.Diagnostics.OrderBy(d => d.Location.Span?.Start ?? 0)) sink.Report(diagnostic);
        return own.HasErrors ? null : document;
    }

    private static DocumentSyntax? ParseTokens(SourceText source, DiagnosticSink sink)
    {
        CharacterCheck.Check(source, ".wac", sink);
        var lexer = new WacTokenSource(source.Content);
        var tokens = new CommonTokenStream(lexer);
        tokens.Fill();
        if (lexer.UnterminatedComment is { } start)
        {
            sink.Report(
                DiagnosticCatalogue.UnterminatedComment, new SourceSpan(source, start, 2), "the block comment has no end",
                "block comments nest: each `/*` needs its own `*/`");
            return null;
        }

        return NestingLimit.Check(source, tokens, sink) ? new WacSyntaxParser(source, tokens, sink).Document(source) : null;
    }

    private DocumentSyntax? Document(SourceText source)
    {
        // A document without its directive is not skipped: its statements are read for their own mistakes.
        var header = Read(_parser.header, mayBeMissing: true);
        var statements = new List<StatementSyntax>();
        while (_tokens.LA(1) != TokenConstants.EOF && !_sink.IsFull)
            if (Read(_parser.statement) is { } statement) statements.Add(_builder.Statement(statement));
        return header is null ? null : _builder.Document(source, header, statements);
    }

    private T? Read<T>(Func<T> rule, bool mayBeMissing = false) where T : ParserRuleContext
    {
        var start = _tokens.Index;
        // Behind a mistake a brace between the statements says only that its opening one was lost with it.
        if (_isDamaged && _tokens.LA(1) == WacParser.RIGHT_BRACE)
        {
            _tokens.Consume();
            return null;
        }

        try
        {
            return rule();
        }
        catch (ParseCanceledException)
        {
            _isDamaged = true;
            var isMissing = mayBeMissing && _tokens.Index == start && IsStatementStart(_tokens.LA(1));
            _tokens.Seek(start);
            if (!isMissing) SkipStatement();
            return null;
        }
    }

    // Stops behind the statement's `;` or block, or before what looks like the next statement.
    private void SkipStatement()
    {
        var endsWithBlock = _tokens.LA(1) is not (WacParser.LET or WacParser.EXPORT or WacParser.IMPORT);
        var depth = 0;
        do
        {
            var type = _tokens.LA(1);
            if (type == TokenConstants.EOF) return;
            _tokens.Consume();
            if (type == WacParser.LEFT_BRACE) depth++;
            if (type == WacParser.RIGHT_BRACE) depth--;
            if (depth <= 0 && (type == WacParser.SEMICOLON || (type == WacParser.RIGHT_BRACE && endsWithBlock))) return;
        }
        while (!IsStatementStart(_tokens.LA(1)) || !_builder.IsFirstOnLine(_tokens.LT(1)));
    }

    private static bool IsStatementStart(int type) =>
        type is WacParser.LET or WacParser.EXPORT or WacParser.IMPORT or WacParser.INTERFACE or WacParser.WORLD or WacParser.TYPE
            or WacParser.RECORD or WacParser.VARIANT or WacParser.ENUM or WacParser.FLAGS;
}

// One mistake per statement: reading stops at the first token that fits nowhere, and the caller goes on with the next
// statement. ANTLR's own repair of single tokens mostly moves a mistake somewhere else and reports it again.
using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Parsing;

internal sealed class WacErrorStrategy(SourceText source, DiagnosticSink sink) : DefaultErrorStrategy
{
    public override void Sync(Antlr4.Runtime.Parser recognizer)
    {
        var expected = recognizer.Interpreter.atn.NextTokens(recognizer.Interpreter.atn.states[recognizer.State]);
        if (!expected.Contains(recognizer.TokenStream.LA(1)) && !expected.Contains(TokenConstants.EPSILON))
            throw new InputMismatchException(recognizer);
    }

    public override IToken RecoverInline(Antlr4.Runtime.Parser recognizer) => throw new InputMismatchException(recognizer);

    public override void ReportError(Antlr4.Runtime.Parser recognizer, RecognitionException e)
    {
        if (sink.IsFull) return;
        var found = e.OffendingToken;
        var span = found.Type == TokenConstants.EOF
            ? EndOfText(recognizer.TokenStream)
            : new SourceSpan(source, found.StartIndex, found.StopIndex - found.StartIndex + 1);
        SyntaxMessages.Report(sink, span, found, [.. recognizer.GetExpectedTokens().ToList()]);
    }

    public override void Recover(Antlr4.Runtime.Parser recognizer, RecognitionException e) => throw new ParseCanceledException(e);

    // The last character that was read: there is nothing behind it to point to.
    private SourceSpan EndOfText(ITokenStream tokens)
    {
        var last = tokens.LT(-1)?.StopIndex ?? -1;
        return last < 0 ? new SourceSpan(source, source.Content.Length, 0) : new SourceSpan(source, last, 1);
    }
}

// Recovery by items. ANTLR's own strategy repairs single tokens, which in a language of lists ended by `;` and `}` mostly
// moves the mistake somewhere else and reports it again. Here a mistake is reported once, at the first token that fits
// nowhere, and reading goes on behind the item it is in, so that the next mistake is found too.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser.Grammar;

namespace Wit.Parser.Parsing;

internal sealed class WitErrorStrategy(SourceText source, DiagnosticSink sink) : DefaultErrorStrategy
{
    private int _stoppedAt = -1;
    private bool _any;

    public override void Sync(Antlr4.Runtime.Parser recognizer)
    {
        if (InErrorRecoveryMode(recognizer)) return;
        var expected = recognizer.Interpreter.atn.NextTokens(recognizer.Interpreter.atn.states[recognizer.State]);
        if (expected.Contains(recognizer.TokenStream.LA(1)) || expected.Contains(TokenConstants.EPSILON)) return;
        throw new InputMismatchException(recognizer);
    }

    public override IToken RecoverInline(Antlr4.Runtime.Parser recognizer) => throw new InputMismatchException(recognizer);

    public override void ReportError(Antlr4.Runtime.Parser recognizer, RecognitionException e)
    {
        if (InErrorRecoveryMode(recognizer)) return;
        BeginErrorCondition(recognizer);
        var token = e.OffendingToken;
        // Behind a first mistake a brace or the end of the file that fits nowhere says only that braces were lost with it.
        if (_any && token.Type is (TokenConstants.EOF or WitParser.RIGHT_BRACE)) return;
        _any = true;
        var span = token.Type == TokenConstants.EOF
            ? new SourceSpan(source, source.Content.Length, 0)
            : new SourceSpan(source, token.StartIndex, token.StopIndex - token.StartIndex + 1);
        SyntaxMessages.Report(sink, span, token, SyntaxMessages.Expected(recognizer));
    }

    public override void Recover(Antlr4.Runtime.Parser recognizer, RecognitionException e)
    {
        var tokens = recognizer.TokenStream;
        var isFile = recognizer.RuleContext is WitParser.FileContext;
        if (tokens.Index == _stoppedAt)
        {
            if (isFile && tokens.LA(1) != TokenConstants.EOF) tokens.Consume();
            return;
        }

        SkipItem(tokens, OpenBraces(recognizer.RuleContext) > 0);
        _stoppedAt = tokens.Index;
    }

    // Stops behind the item's `;` or block, before the `}` that ends its list, or before what looks like the next item.
    private void SkipItem(ITokenStream tokens, bool isNested)
    {
        var depth = 0;
        while (true)
        {
            var type = tokens.LA(1);
            if (type == TokenConstants.EOF || (depth == 0 && IsItemStart(tokens, type, isNested))) return;
            if (type == WitParser.RIGHT_BRACE && depth == 0 && isNested) return;
            tokens.Consume();
            if (type is WitParser.LEFT_BRACE) depth++;
            if (type == WitParser.SEMICOLON && depth == 0) return;
            if (type == WitParser.RIGHT_BRACE && (depth == 0 || --depth == 0)) return;
        }
    }

    private bool IsItemStart(ITokenStream tokens, int type, bool isNested) =>
        IsFirstOnLine(tokens.LT(1)) && type switch
        {
            WitParser.INTERFACE or WitParser.WORLD or WitParser.PACKAGE => !isNested,
            WitParser.USE => true,
            WitParser.TYPE or WitParser.RECORD or WitParser.VARIANT or WitParser.ENUM or WitParser.FLAGS or WitParser.RESOURCE
                or WitParser.IMPORT or WitParser.EXPORT or WitParser.INCLUDE => isNested,
            _ => false,
        };

    private bool IsFirstOnLine(IToken token)
    {
        for (var at = token.StartIndex - 1; at >= 0 && source.Content[at] != '\n'; at--)
            if (source.Content[at] is not (' ' or '\t' or '\r')) return false;
        return true;
    }

    private static int OpenBraces(RuleContext? context)
    {
        var open = 0;
        for (; context is ParserRuleContext rule; context = context.Parent)
        {
            if (rule.children is null) continue;
            foreach (var child in rule.children)
            {
                if (child is not ITerminalNode { Symbol.Type: var type }) continue;
                if (type == WitParser.LEFT_BRACE) open++;
                if (type == WitParser.RIGHT_BRACE) open--;
            }
        }

        return open;
    }
}

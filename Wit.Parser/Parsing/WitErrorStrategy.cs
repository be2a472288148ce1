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
        var expected = recognizer.Interpreter.atn.NextTokens(recognizer.Interpreter.atn.states[recognizer.State]);
        if (expected.Contains(recognizer.TokenStream.LA(1)) || expected.Contains(TokenConstants.EPSILON)) return;
        if (IsList(recognizer.RuleContext, expected))
        {
            ReportError(recognizer, new InputMismatchException(recognizer));
            SkipToMember(recognizer, expected);
        }
        else if (!InErrorRecoveryMode(recognizer))
        {
            throw new InputMismatchException(recognizer);
        }
    }

    public override IToken RecoverInline(Antlr4.Runtime.Parser recognizer) => throw new InputMismatchException(recognizer);

    public override void ReportError(Antlr4.Runtime.Parser recognizer, RecognitionException e)
    {
        if (InErrorRecoveryMode(recognizer)) return;
        BeginErrorCondition(recognizer);
        if (sink.IsFull) return;
        var token = e.OffendingToken;
        // Behind a first mistake the end of the file, or a brace between the items, says only that braces were lost with it.
        var isStray = token.Type == WitParser.RIGHT_BRACE && recognizer.RuleContext is WitParser.FileContext;
        if (_any && (isStray || token.Type == TokenConstants.EOF)) return;
        _any = true;
        var expected = SyntaxMessages.Expected(recognizer);
        if (token.Type == WitParser.INTEGER && expected.Contains(WitParser.VERSION))
            (token, expected) = IncompleteVersion(recognizer.TokenStream);
        SyntaxMessages.Report(sink, Span(token), token, expected);
    }

    private SourceSpan Span(IToken token) => token.Type == TokenConstants.EOF
        ? new SourceSpan(source, source.Content.Length, 0)
        : new SourceSpan(source, token.StartIndex, token.StopIndex - token.StartIndex + 1);

    // A version is one token, so `1.0` is none: the place where it is broken off says more than its start.
    private static (IToken Token, IReadOnlyList<int> Expected) IncompleteVersion(ITokenStream tokens)
    {
        var at = 1;
        while (tokens.LA(at) == (at % 2 == 1 ? WitParser.INTEGER : WitParser.PERIOD)) at++;
        return (tokens.LT(at), [at % 2 == 1 ? WitParser.INTEGER : WitParser.PERIOD]);
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
        // The rule that failed will not read its own closing brace any more.
        if (tokens.LA(1) == WitParser.RIGHT_BRACE && OpenBraces(recognizer.RuleContext, depth: 1) > 0) tokens.Consume();
        _stoppedAt = tokens.Index;
    }

    // The lists of items, where reading goes on with the next item.
    private static bool IsList(RuleContext? context, Antlr4.Runtime.Misc.IntervalSet expected) =>
        context is (WitParser.FileContext or WitParser.PackageItemContext or WitParser.InterfaceBodyContext or WitParser.WorldItemContext
            or WitParser.ResourceDefinitionContext)
        && (expected.Contains(WitParser.RIGHT_BRACE) || expected.Contains(TokenConstants.EOF));

    private void SkipToMember(Antlr4.Runtime.Parser recognizer, Antlr4.Runtime.Misc.IntervalSet expected)
    {
        var tokens = recognizer.TokenStream;
        var isNested = OpenBraces(recognizer.RuleContext) > 0;
        while (tokens.LA(1) != TokenConstants.EOF && !expected.Contains(tokens.LA(1)))
        {
            var before = tokens.Index;
            SkipItem(tokens, isNested);
            if (tokens.Index == before) tokens.Consume();
        }
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

    private static int OpenBraces(RuleContext? context, int depth = int.MaxValue)
    {
        var open = 0;
        for (; context is ParserRuleContext rule && depth > 0; context = context.Parent, depth--)
        {
            // An opening brace is among the first children of a rule, a closing one is the last; between them may be very many.
            var count = rule.ChildCount;
            for (var i = 0; i < Math.Min(count, 5); i++)
                if (rule.GetChild(i) is ITerminalNode { Symbol.Type: WitParser.LEFT_BRACE }) open++;
            if (count > 0 && rule.GetChild(count - 1) is ITerminalNode { Symbol.Type: WitParser.RIGHT_BRACE }) open--;
        }

        return open;
    }
}

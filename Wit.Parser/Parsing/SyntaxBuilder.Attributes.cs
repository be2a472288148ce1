using Antlr4.Runtime;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser.Grammar;
using Wit.Parser.Syntax;

namespace Wit.Parser.Parsing;

internal sealed partial class SyntaxBuilder
{
    // The attributes are the first children of an item.
    private ItemPrefix Prefix(ParserRuleContext item)
    {
        var docs = Docs(item);
        List<AttributeSyntax>? attributes = null;
        for (var i = 0; i < item.ChildCount && item.GetChild(i) is WitParser.AttributeContext context; i++)
            if (Attribute(context) is { } attribute) (attributes ??= new List<AttributeSyntax>(2)).Add(attribute);
        if (attributes is not null) return new ItemPrefix(docs, attributes);
        return docs is null ? ItemPrefix.None : new ItemPrefix(docs, []);
    }

    // The comments between the token before a node and its first token.
    private string? Docs(ParserRuleContext node) => _docs.Text(FirstComment(node), node.Start.TokenIndex);

    private int FirstComment(ParserRuleContext node)
    {
        var start = node.Start.TokenIndex;
        while (start > 0 && tokens[start - 1].Channel == TokenConstants.HiddenChannel) start--;
        return start;
    }

    private SourceSpan DocsSpan(ParserRuleContext node) => Span(tokens[FirstComment(node)]);

    private AttributeSyntax? Attribute(WitParser.AttributeContext context)
    {
        if (IsBroken(context) || Id(context.id()) is not { } name) return null;
        switch (name.Name)
        {
            case "since":
                return VersionArgument(context) is { } since ? new SinceSyntax(name.Span, since) : null;
            case "deprecated":
                return VersionArgument(context) is { } deprecated ? new DeprecatedSyntax(name.Span, deprecated) : null;
            case "unstable":
                if (NamedArgument(context, "feature") is not { } argument) return null;
                if (argument.id(1) is { } feature) return Id(feature) is { } id ? new UnstableSyntax(name.Span, id) : null;
                Wrong(argument.VERSION().Symbol, $"expected a name, found the version `{argument.VERSION().GetText()}`");
                return null;
            case "external-id":
                return ExternalId(context, name);
            default:
                var hint = Suggestion.For(name.Name, ["since", "unstable", "deprecated", "external-id"]);
                sink.Report(DiagnosticCatalogue.UnknownAttribute, name.Span, $"unknown attribute `@{name.Name}`", hint);
                return null;
        }
    }

    private Model.SemanticVersion? VersionArgument(WitParser.AttributeContext context)
    {
        if (NamedArgument(context, "version") is not { } argument) return null;
        if (argument.VERSION() is { } version) return Version(version);
        Wrong(argument.id(1).Start, $"expected a version, found `{argument.id(1).GetText()}`");
        return null;
    }

    private WitParser.AttributeArgumentContext? NamedArgument(WitParser.AttributeContext context, string name)
    {
        if (OnlyArgument(context, $"`{name}`") is not { } argument || IsBroken(argument)) return null;
        if (argument.STRING() is { } text)
        {
            Wrong(text.Symbol, $"expected `{name}`, found a string");
            return null;
        }

        if (argument.id(0).Start is var found && IsText(found, name)) return IsAlone(context) ? argument : null;
        Wrong(found, $"expected `{name}`, found `{found.Text}`");
        return null;
    }

    private bool IsText(IToken token, string text) =>
        token.StopIndex - token.StartIndex + 1 == text.Length && string.CompareOrdinal(source.Content, token.StartIndex, text, 0, text.Length) == 0;

    private bool IsAlone(WitParser.AttributeContext context)
    {
        if (context.COMMA(0) is not { } comma) return true;
        Wrong(comma.Symbol, "expected `)`, found `,`: the attribute takes one argument");
        return false;
    }

    private ExternalIdSyntax? ExternalId(WitParser.AttributeContext context, Identifier name)
    {
        if (OnlyArgument(context, "a string") is not { } argument || IsBroken(argument)) return null;
        if (argument.STRING() is not { } literal)
        {
            Wrong(argument.Start, $"expected a string, found `{argument.Start.Text}`");
            return null;
        }

        if (!IsAlone(context)) return null;
        if (StringLiteral.Decode(literal.GetText(), out var problem) is { } value) return new ExternalIdSyntax(name.Span, value);
        sink.Report(DiagnosticCatalogue.InvalidString, Span(literal.Symbol), problem!);
        return null;
    }

    private WitParser.AttributeArgumentContext? OnlyArgument(WitParser.AttributeContext context, string expected)
    {
        if (context.attributeArgument(0) is not { } first)
        {
            var next = tokens[context.Stop.TokenIndex + 1];
            while (next.Channel != TokenConstants.DefaultChannel) next = tokens[next.TokenIndex + 1];
            Wrong(next, $"expected `(` and {expected}, found {TokenText.Found(next.Type, next.Text)}");
            return null;
        }

        return first;
    }

    private void Wrong(IToken token, string message) => sink.Report(DiagnosticCatalogue.InvalidAttribute, Span(token), message);
}

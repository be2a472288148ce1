using Antlr4.Runtime;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser.Grammar;
using Wit.Parser.Syntax;

namespace Wit.Parser.Parsing;

internal sealed partial class SyntaxBuilder
{
    private ItemPrefix Prefix(ParserRuleContext item, WitParser.AttributeContext[] contexts)
    {
        var docs = Docs(item);
        if (contexts.Length == 0) return docs is null ? ItemPrefix.None : new ItemPrefix(docs, []);
        var attributes = new List<AttributeSyntax>(contexts.Length);
        foreach (var context in contexts)
            if (Attribute(context) is { } attribute) attributes.Add(attribute);
        return new ItemPrefix(docs, attributes);
    }

    // The comments between the token before a node and its first token.
    private string? Docs(ParserRuleContext node)
    {
        var first = node.Start.TokenIndex;
        var start = FirstComment(node);
        if (start == first) return null;
        var comments = new string[first - start];
        for (var i = start; i < first; i++) comments[i - start] = tokens[i].Text;
        return DocComments.Text(comments);
    }

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

        if (argument.id(0).GetText() is var found && found == name) return IsAlone(context) ? argument : null;
        Wrong(argument.id(0).Start, $"expected `{name}`, found `{found}`");
        return null;
    }

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
        var arguments = context.attributeArgument();
        if (arguments.Length == 0)
        {
            var next = tokens[context.Stop.TokenIndex + 1];
            while (next.Channel != TokenConstants.DefaultChannel) next = tokens[next.TokenIndex + 1];
            Wrong(next, $"expected `(` and {expected}, found {TokenText.Found(next.Type, next.Text)}");
            return null;
        }

        return arguments[0];
    }

    private void Wrong(IToken token, string message) => sink.Report(DiagnosticCatalogue.InvalidAttribute, Span(token), message);
}

// Parse trees to syntax records. Only statements without mistakes come here: a tree has no holes.
using System.Diagnostics;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Wit.Compose.Wac.Grammar;
using Wit.Compose.Wac.Syntax;
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Parsing;

internal sealed partial class SyntaxBuilder(SourceText source, IList<IToken> tokens, DiagnosticSink sink)
{
    public DocumentSyntax Document(SourceText file, WacParser.HeaderContext header, IReadOnlyList<StatementSyntax> statements) => new(
        file, Docs(header), PackageName(header.PACKAGE_NAME()), header.PACKAGE_PATH() is { } targets ? PackagePath(targets) : null, statements);

    public StatementSyntax Statement(WacParser.StatementContext statement) => statement.GetChild(0) switch
    {
        WacParser.ImportStatementContext import => new ImportStatement(
            Docs(import), Id(import.id()), import.externName() is { } name ? ExternName(name) : null, ImportType(import.importType())),
        WacParser.LetStatementContext let => new LetStatement(Docs(let), Id(let.id()), Expression(let.expression())),
        WacParser.ExportStatementContext export => new ExportStatement(Docs(export), Expression(export.expression()), Options(export)),
        WacParser.InterfaceItemContext item => new InterfaceStatement(Docs(item), Id(item.id()), Body(item.interfaceBody())),
        WacParser.WorldItemContext world => new WorldStatement(Docs(world), Id(world.id()), Items(world)),
        WacParser.TypeDefinitionContext type => new TypeStatement(TypeDefinition(type)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether a token stands at the start of its line, without indentation.</summary>
    public bool IsFirstOnLine(IToken token) => token.StartIndex == 0 || source.Content[token.StartIndex - 1] == '\n';

    private ExternTypeSyntax ImportType(WacParser.ImportTypeContext type)
    {
        if (type.functionType() is { } function) return new FunctionExtern(FunctionType(function));
        if (type.inlineInterface() is { } inline) return new InterfaceExtern(Body(inline.interfaceBody()));
        return new PathExtern(LocalPath(type.PACKAGE_PATH(), type.id()));
    }

    private ExportOptions Options(WacParser.ExportStatementContext export)
    {
        if (export.ELLIPSIS() is { } spread) return new SpreadOption(Span(spread.Symbol));
        return export.externName() is { } name ? new RenameOption(ExternName(name)) : new NoOptions();
    }

    private ExpressionSyntax Expression(WacParser.ExpressionContext expression)
    {
        var primary = Primary(expression.primary());
        var accesses = new List<AccessSyntax>();
        foreach (var child in expression.children)
        {
            if (child is WacParser.AccessContext access)
                accesses.Add(new AccessSyntax(Span(access), new ExternNameSyntax(Id(access.id()).Name, false, Span(access.id()))));
            else if (child is WacParser.NamedAccessContext named)
                accesses.Add(new AccessSyntax(Span(named), String(named.STRING())));
        }

        return new ExpressionSyntax(Span(expression), primary, accesses);
    }

    private PrimarySyntax Primary(WacParser.PrimaryContext primary)
    {
        if (primary.expression() is { } nested) return new NestedSyntax(Span(primary), Expression(nested));
        if (primary.newExpression() is not { } create) return new NameSyntax(Id(primary.id()));
        CheckCommas(create);
        return new NewSyntax(Span(create), PackageName(create.PACKAGE_NAME()), [.. create.argument().Select(Argument)]);
    }

    private ArgumentSyntax Argument(WacParser.ArgumentContext argument)
    {
        if (argument.ELLIPSIS() is { } dots) return argument.id() is { } instance ? new SpreadArgument(Id(instance)) : new FillArgument(Span(dots.Symbol));
        if (argument.expression() is not { } value) return new InferredArgument(Id(argument.id()));
        return new NamedArgument(argument.STRING() is { } text ? String(text) : Name(argument.id()), Expression(value));
    }

    private ExternNameSyntax ExternName(WacParser.ExternNameContext name) => name.STRING() is { } text ? String(text) : Name(name.id());

    private ExternNameSyntax Name(WacParser.IdContext id) => new(Id(id).Name, IsString: false, Span(id));

    private ExternNameSyntax String(ITerminalNode literal) => new(literal.GetText()[1..^1], IsString: true, Span(literal.Symbol));

    private PackageNameSyntax PackageName(ITerminalNode node)
    {
        var (name, version) = Split(node);
        CheckLabels(name, node.Symbol.StartIndex);
        return new PackageNameSyntax(node.GetText(), name, version, Span(node.Symbol));
    }

    private PackagePathSyntax PackagePath(ITerminalNode node)
    {
        var (path, version) = Split(node);
        CheckLabels(path, node.Symbol.StartIndex);
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return new PackagePathSyntax(node.GetText(), path[..slash], path[(slash + 1)..], version, Span(node.Symbol));
    }

    private (string Name, SemanticVersion? Version) Split(ITerminalNode node)
    {
        var text = node.GetText();
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0) return (text, null);
        var version = SemanticVersion.TryParse(text[(at + 1)..]);
        if (version is null)
        {
            sink.Report(
                DiagnosticCatalogue.InvalidVersion, Range(node.Symbol.StartIndex + at + 1, node.Symbol.StopIndex + 1),
                $"`{text[(at + 1)..]}` is no semantic version", "a version has three numbers, as in `1.0.0`");
        }

        return (text[..at], version);
    }

    private void CheckLabels(string path, int start)
    {
        foreach (var label in path.Split(':', '/'))
        {
            CheckLabel(label.TrimStart('%'), Range(start, start + label.Length));
            start += label.Length + 1;
        }
    }

    private void CheckLabel(string name, SourceSpan span)
    {
        if (IdentifierRules.Problem(name) is not { } problem) return;
        var hint = IdentifierRules.Suggest(name) is { } suggestion ? $"names are in kebab case: `{suggestion}`" : "names are in kebab case, like `a-name`";
        sink.Report(DiagnosticCatalogue.InvalidIdentifier, span, problem, hint);
    }

    private Identifier Id(WacParser.IdContext id)
    {
        var span = Span(id);
        var text = source.Content.Substring(span.Start, span.Length);
        var name = text[0] == '%' ? text[1..] : text;
        CheckLabel(name, span);
        return new Identifier(name, span);
    }

    private SourceSpan Span(IToken token) => Range(token.StartIndex, token.StopIndex + 1);

    private SourceSpan Span(ParserRuleContext rule) => Range(rule.Start.StartIndex, rule.Stop.StopIndex + 1);

    private SourceSpan Range(int start, int end) => new(source, start, end - start);

    // The lists of the grammar are wider than the language's by consecutive commas: that keeps it free of look-ahead.
    private void CheckCommas(ParserRuleContext list)
    {
        var wasComma = false;
        foreach (var child in list.children)
        {
            var isComma = child is ITerminalNode { Symbol.Type: WacParser.COMMA };
            if (isComma && wasComma)
                sink.Report(DiagnosticCatalogue.UnexpectedToken, Span(((ITerminalNode)child).Symbol), "expected a name or a type, found `,`");
            wasComma = isComma;
        }
    }
}

// Parse trees to syntax records. The tree of a text with mistakes has holes: each method returns null for a node it cannot
// use, and the lists leave it out and say that they are damaged.
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser.Grammar;
using Wit.Parser.Syntax;

namespace Wit.Parser.Parsing;

internal sealed partial class SyntaxBuilder(SourceText source, IList<IToken> tokens, DiagnosticSink sink)
{
    private readonly NamePool _names = new(source.Content);
    private readonly DocComments _docs = new(source.Content, tokens);
    public WitFileSyntax File(IReadOnlyList<WitParser.FileContext> parts)
    {
        PackageHeaderSyntax? header = null;
        var items = new List<TopLevelSyntax>();
        var nested = new List<NestedPackageSyntax>();
        var isFirst = true;
        foreach (var item in parts.SelectMany(p => p.topLevelItem()))
        {
            if (item.packageItem() is { } package)
            {
                if (package.SEMICOLON() is { } semicolon) Header(item, package, semicolon, isFirst, ref header);
                else if (NestedPackage(item, package, depth: 0) is { } inner) nested.Add(inner);
            }
            else if (TopLevel(item) is { } top)
            {
                items.Add(top);
            }

            isFirst = false;
        }

        return new WitFileSyntax(source, header, new DeclarationList(items, sink.HasErrors), nested);
    }

    private void Header(
        WitParser.TopLevelItemContext item, WitParser.PackageItemContext package, ITerminalNode semicolon, bool isFirst,
        ref PackageHeaderSyntax? header)
    {
        var prefix = Prefix(item);
        RejectAttributes(prefix, "a package header");
        if (!isFirst)
        {
            sink.Report(
                DiagnosticCatalogue.MisplacedPackage, Span(semicolon.Symbol), "a package header must be the first item of its file",
                "a further package of the same file has its items in braces: `package ns:name { ... }`");
            return;
        }

        if (PackageName(package.packageName()) is { } name) header = new PackageHeaderSyntax(prefix.Docs, DocsSpan(item), name);
    }

    private NestedPackageSyntax? NestedPackage(WitParser.TopLevelItemContext item, WitParser.PackageItemContext package, int depth)
    {
        var prefix = Prefix(item);
        RejectAttributes(prefix, "a nested package");
        var name = PackageName(package.packageName());
        if (depth > 0 && name is not null)
        {
            sink.Report(
                DiagnosticCatalogue.MisplacedPackage, name.Span, $"the package `{name.ToPackageName()}` is nested in another package",
                "move it out, to the top level of the file");
        }

        var items = new List<TopLevelSyntax>();
        foreach (var inner in package.topLevelItem())
        {
            if (inner.packageItem() is { } deeper) NestedPackage(inner, deeper, depth + 1);
            else if (TopLevel(inner) is { } top) items.Add(top);
        }

        return name is null ? null : new NestedPackageSyntax(new PackageHeaderSyntax(prefix.Docs, DocsSpan(item), name), new DeclarationList(items, sink.HasErrors));
    }

    private TopLevelSyntax? TopLevel(WitParser.TopLevelItemContext item)
    {
        if (item.topLevelUse() is { } use) return TopLevelUse(item, use);
        var named = (ParserRuleContext?)item.interfaceItem() ?? item.worldItem();
        if (named is null) return null;
        var prefix = Prefix(item);
        return named switch
        {
            WitParser.InterfaceItemContext i when Id(i.id()) is { } name => new InterfaceSyntax(name, prefix, Body(i.interfaceBody())),
            WitParser.WorldItemContext w when Id(w.id()) is { } name => new WorldSyntax(name, prefix, Members(w.worldMember()), IsDamaged(w)),
            _ => null,
        };
    }

    private TopLevelUseSyntax? TopLevelUse(WitParser.TopLevelItemContext item, WitParser.TopLevelUseContext use)
    {
        var prefix = Prefix(item);
        RejectAttributes(prefix, "a top-level use");
        return Path(use.usePath()) is not { } path || IsBroken(use)
            ? null
            : new TopLevelUseSyntax(path, use.id() is { } renamed ? Id(renamed) : null, Span(use.Start), prefix);
    }

    private void RejectAttributes(ItemPrefix prefix, string what)
    {
        if (prefix.Attributes.Count > 0)
            sink.Report(DiagnosticCatalogue.MisplacedAttribute, prefix.Attributes[0].Span, $"{what} takes no attributes");
    }

    private PackageNameSyntax? PackageName(WitParser.PackageNameContext? context)
    {
        if (context is null || Id(context.id(0)) is not { } space || Id(context.id(1)) is not { } name) return null;
        var version = Version(context.VERSION());
        var end = context.VERSION() is { } node ? node.Symbol.StopIndex + 1 : name.Span.End;
        return new PackageNameSyntax(space, name, version, Range(space.Span.Start, end));
    }

    private UsePathSyntax? Path(WitParser.UsePathContext? context)
    {
        if (context is null || Id(context.id(0)) is not { } first) return null;
        if (context.COLON() is null) return new LocalPathSyntax(first);
        return Qualified(first, context.id(1), context.id(2), context.VERSION());
    }

    private PackagePathSyntax? Qualified(Identifier space, WitParser.IdContext? package, WitParser.IdContext? item, ITerminalNode? version)
    {
        if (Id(package) is not { } name || Id(item) is not { } last) return null;
        var span = Range(space.Span.Start, name.Span.End);
        return new PackagePathSyntax(new PackageNameSyntax(space, name, Version(version), span), last);
    }

    private SemanticVersion? Version(ITerminalNode? node)
    {
        if (node is null) return null;
        var version = SemanticVersion.TryParse(node.GetText());
        if (version is null)
        {
            sink.Report(
                DiagnosticCatalogue.InvalidVersion, Span(node.Symbol), $"`{node.GetText()}` is no semantic version",
                "numbers have no leading zeros, and parts behind `-` or `+` are not empty");
        }

        return version;
    }

    private Identifier? Id(WitParser.IdContext? context)
    {
        if (context?.Start is not { } token || !TokenText.IsIdentifier(token.Type)) return null;
        var span = Span(token);
        var escape = token.Type == WitParser.EXPLICIT_ID ? 1 : 0;
        var name = _names.Find(span.Start + escape, span.Length - escape);
        if (name.Problem is { } problem)
        {
            var hint = IdentifierRules.Suggest(name.Name) is { } suggestion ? $"names are in kebab case: `{suggestion}`" : "names are in kebab case, like `a-name`";
            sink.Report(DiagnosticCatalogue.InvalidIdentifier, span, problem, hint);
        }

        return new Identifier(name.Name, span);
    }

    private static bool IsBroken(ParserRuleContext context) => context.exception is not null;

    // Whether a mistake in a block may have swallowed names of it. One in another block says nothing about this one.
    private bool IsDamaged(ParserRuleContext block)
    {
        if (!sink.HasErrors) return false;
        if (IsBroken(block) || block.Stop is null) return true;
        var (start, end) = (block.Start.StartIndex, block.Stop.StopIndex);
        return sink.Diagnostics.Any(d => d.Location.Span is { } span && span.Start >= start && span.Start <= end);
    }

    private SourceSpan Span(IToken token) =>
        new(source, token.StartIndex, token.Type == TokenConstants.EOF ? 0 : token.StopIndex - token.StartIndex + 1);

    private SourceSpan Range(int start, int end) => new(source, start, end - start);

    // The lists of the grammar are wider than the language's by consecutive commas: that keeps it free of look-ahead.
    private void CheckCommas(ParserRuleContext list)
    {
        if (list.children is null) return;
        var wasComma = false;
        for (var i = 0; i < list.children.Count; i++)
        {
            var isComma = list.children[i] is ITerminalNode { Symbol.Type: WitParser.COMMA };
            if (isComma && wasComma)
                sink.Report(DiagnosticCatalogue.UnexpectedToken, Span(((ITerminalNode)list.children[i]).Symbol), "expected a name or a type, found `,`");
            wasComma = isComma;
        }
    }
}

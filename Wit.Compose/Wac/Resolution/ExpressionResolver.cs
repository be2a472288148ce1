using System.Diagnostics;
using Wit.Component;
using Wit.Compose.Graphs;
using Wit.Compose.Wac.Syntax;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Resolution;

/// <summary>Makes nodes of expressions. An expression with a mistake is null; the mistake is reported.</summary>
internal sealed class ExpressionResolver(
    CompositionGraph graph, NameScope scope, PackageTable packages, NodePlaces places, DocumentSyntax document, DiagnosticSink sink)
{
    private readonly Dictionary<(GraphNode, string), AliasNode> _aliases = [];

    public WacItem? Resolve(ExpressionSyntax expression)
    {
        var item = expression.Primary switch
        {
            NameSyntax name => scope.Resolve(name.Name),
            NestedSyntax nested => Resolve(nested.Inner),
            NewSyntax create => Instantiate(create),
            _ => throw new UnreachableException(),
        };
        var span = expression.Primary.Span;
        foreach (var access in expression.Accesses)
        {
            if (item is null || Exports(item, span, "only an instance has exports") is not { } exports) return null;
            var name = access.Name.IsString ? access.Name.Name : ArgumentNames.Find(access.Name.Name, exports) ?? access.Name.Name;
            if (exports.Find(name) is null)
            {
                sink.Report(
                    DiagnosticCatalogue.UnknownInstanceExport, access.Span, $"the instance has no export named `{name}`",
                    GraphProblems.Near(exports, name, "it exports"));
                return null;
            }

            item = Alias(item.Node!, name, access.Span);
            span = access.Span;
        }

        return item;
    }

    /// <summary>The exports of an instance; null for anything else, which is reported.</summary>
    public NamedItems? Exports(WacItem item, SourceSpan span, string hint)
    {
        if (item is { Kind: ItemKind { Type: InstanceItemType instance }, Node: not null }) return instance.Instance.Exports;
        sink.Report(DiagnosticCatalogue.WrongWacKind, span, $"this is {Article.Of(item.Kind.Description)}, where an instance is needed", hint);
        return null;
    }

    /// <summary>An export of an instance, which is one node however often it is used.</summary>
    public WacItem Alias(GraphNode instance, string export, SourceSpan span)
    {
        if (!_aliases.TryGetValue((instance, export), out var alias))
        {
            _aliases[(instance, export)] = alias = graph.Alias(instance, export);
            places.Add(alias, span);
        }

        return new WacItem(new ItemKind(alias.Type, export.Contains('/', StringComparison.Ordinal) ? export : null), alias, span);
    }

    private WacItem? Instantiate(NewSyntax create)
    {
        var span = create.Package.Span;
        if (create.Package.Name == document.Package.Name)
        {
            sink.Report(DiagnosticCatalogue.WrongWacKind, span, $"the document cannot instantiate `{create.Package.Name}`, which it defines itself");
            return null;
        }

        if (packages.Find(create.Package.Name, create.Package.Version, span) is not { } package) return null;
        if (Arguments(create, package) is not { } arguments) return null;
        var node = graph.Instantiate(package);
        places.Add(node, span);
        var isRight = true;
        foreach (var (name, (source, place)) in arguments)
        {
            places.AddArgument(node, name, place);
            isRight &= SetArgument(source, node, name, place);
        }

        if (isRight && !create.Arguments.Any(a => a is FillArgument)) CheckComplete(create, package, arguments);
        return new WacItem(new ItemKind(node.Type, null), node, span);
    }

    private bool SetArgument(GraphNode source, InstantiationNode node, string name, SourceSpan span)
    {
        try
        {
            graph.SetArgument(source, node, name);
            return true;
        }
        catch (CompositionException exception)
        {
            places.Report(exception.Problem, span, null);
            return false;
        }
    }

    private void CheckComplete(NewSyntax create, CompositionPackage package, OrderedDictionary<string, (GraphNode, SourceSpan)> arguments)
    {
        // A type is no argument of its own: it comes with the interface that it is of.
        var missing = package.Type.Imports.Where(i => i.Type is not TypeItemType && !arguments.ContainsKey(i.Name.Name)).Select(i => $"`{i.Name}`").ToList();
        if (missing.Count == 0) return;
        var list = string.Join(", ", missing.Take(8)) + (missing.Count > 8 ? ", ..." : "");
        sink.Report(
            DiagnosticCatalogue.MissingWacArgument, create.Package.Span, $"package `{package}` also needs {list}",
            "name each argument, or end the list with `...` to import what is left");
    }

    private OrderedDictionary<string, (GraphNode, SourceSpan)>? Arguments(NewSyntax create, CompositionPackage package)
    {
        var arguments = new OrderedDictionary<string, (GraphNode, SourceSpan)>();
        var isRight = true;
        foreach (var argument in create.Arguments)
        {
            switch (argument)
            {
                case InferredArgument inferred: isRight &= Add(scope.Resolve(inferred.Name), item => Infer(item, inferred.Name, package.Type.Imports), inferred.Name.Span); break;
                case NamedArgument named: isRight &= Add(Resolve(named.Value), _ => Name(named.Name, package.Type.Imports), named.Name.Span); break;
                case FillArgument fill when fill != create.Arguments[^1]:
                    sink.Report(DiagnosticCatalogue.WrongWacArguments, fill.Span, "`...` stands for what is left, and has to be the last argument");
                    isRight = false;
                    break;
                default: break;
            }
        }

        foreach (var spread in create.Arguments.OfType<SpreadArgument>()) isRight &= Spread(spread.Name, package, arguments);
        return isRight ? arguments : null;

        bool Add(WacItem? item, Func<WacItem, string> nameOf, SourceSpan span)
        {
            if (item?.Node is null) return false;
            var name = nameOf(item);
            if (arguments.TryAdd(name, (item.Node, span))) return true;
            sink.Report(DiagnosticCatalogue.WrongWacArguments, span, $"there is an argument `{name}` already");
            return false;
        }
    }

    private bool Spread(Identifier name, CompositionPackage package, OrderedDictionary<string, (GraphNode, SourceSpan)> arguments)
    {
        if (scope.Resolve(name) is not { } item || Exports(item, name.Span, "only the exports of an instance can be spread") is not { } exports) return false;
        var any = false;
        foreach (var import in package.Type.Imports)
        {
            if (arguments.ContainsKey(import.Name.Name) || exports.Find(import.Name.Name) is null) continue;
            arguments.Add(import.Name.Name, (Alias(item.Node!, import.Name.Name, name.Span).Node!, name.Span));
            any = true;
        }

        if (any) return true;
        sink.Report(
            DiagnosticCatalogue.SpreadWithoutEffect, name.Span, $"no export of `{name.Name}` has the name of an argument that `{package}` still needs",
            GraphProblems.Near(package.Type.Imports, name.Name, "it imports"));
        return false;
    }

    private static string Name(ExternNameSyntax name, NamedItems imports) => name.IsString ? name.Name : ArgumentNames.Find(name.Name, imports) ?? name.Name;

    private static string Infer(WacItem item, Identifier name, NamedItems imports)
    {
        if (item.Kind is ItemKind { Interface: { } id } && imports.Find(id) is not null) return id;
        if (OwnName(item.Node!) is { } own && imports.Find(own) is not null) return own;
        return ArgumentNames.Find(name.Name, imports) ?? name.Name;
    }

    /// <summary>The name that a node has of itself: that of the import or export that it is.</summary>
    public static string? OwnName(GraphNode node) => node switch
    {
        ImportNode import => import.ImportName,
        AliasNode alias => alias.Export.Name.Name,
        _ => null,
    };
}

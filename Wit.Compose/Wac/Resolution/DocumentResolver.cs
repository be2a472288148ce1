// Statements in the order of the text, each with its mistakes, so that all of a document's are found. A name whose definition is
// wrong is defined all the same, as damaged: its uses say nothing more.
using System.Diagnostics;
using Wit.Component;
using Wit.Compose.Graphs;
using Wit.Compose.Wac.Syntax;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Resolution;

internal sealed class DocumentResolver
{
    private const string UseAs = "use `as` to give it another name";
    private readonly DocumentSyntax _document;
    private readonly DiagnosticSink _sink;
    private readonly NameScope _root;
    private readonly Paths _paths;
    private readonly InterfaceResolver _interfaceResolver;
    private readonly ExpressionResolver _expressions;

    public DocumentResolver(DocumentSyntax document, PackageLookup lookup, DiagnosticSink sink, CancellationToken cancellation)
    {
        _document = document;
        _sink = sink;
        _root = new NameScope(null, sink);
        Places = new NodePlaces(sink);
        var packages = new PackageTable(Graph, Interfaces, lookup, sink, cancellation);
        _paths = new Paths(document, _root, packages, sink);
        _interfaceResolver = new InterfaceResolver(_paths, _root, sink);
        _expressions = new ExpressionResolver(Graph, _root, packages, Places, document, sink);
    }

    public CompositionGraph Graph { get; } = new();

    public InterfaceTypes Interfaces { get; } = new();

    public NodePlaces Places { get; }

    /// <summary>The world that the document is for; null when it names none, or one that is not there.</summary>
    public WacWorld? Target { get; private set; }

    public void Resolve()
    {
        foreach (var statement in _document.Statements)
        {
            switch (statement)
            {
                case ImportStatement import: Import(import); break;
                case LetStatement let: Define(let.Name, _expressions.Resolve(let.Value)); break;
                case ExportStatement export: Export(export); break;
                case InterfaceStatement item: Interface(item); break;
                case WorldStatement world: World(world); break;
                case TypeStatement type: Type(type.Type); break;
                default: throw new UnreachableException();
            }
        }

        if (_document.Targets is not { } targets || _paths.Find(targets) is not { } kind) return;
        if (kind is WorldKind found) Target = found.World;
        else _paths.WrongKind(targets.Span, targets.Text, kind, "a world");
    }

    private void Define(Identifier name, WacItem? item)
    {
        _root.Add(name, item is null ? new WacItem(new DamagedKind(), null, name.Span) : item with { Span = name.Span });
        if (item?.Node is { Name: null } node) Graph.Name(node, name.Name);
    }

    private void Import(ImportStatement import)
    {
        var (name, span) = import switch
        {
            { As: { } renamed } => (renamed.Name, renamed.Span),
            { Type: PathExtern { Path: PackagePath { Path: var path } } } => (path.Text, path.Span),
            _ => (import.Name.Name, import.Name.Span),
        };
        if (Imported(import.Type) is not { } kind || (kind is TypeKind { Type: FuncTypeEntity function } && !_paths.IsImportable(function, span)))
        {
            Define(import.Name, null);
            return;
        }

        // An instance that is imported once more keeps the name of its interface.
        if (import is { As: null, Type: PathExtern { Path: IdentifierPath } } && kind is ItemKind { Interface: { } known }) name = known;
        var (type, id, scope) = Describe(kind);
        try
        {
            var node = Graph.Import(name, type, scope);
            Places.Add(node, span);
            Define(import.Name, new WacItem(new ItemKind(node.Type, id), node, import.Name.Span));
        }
        catch (CompositionException exception)
        {
            Places.Report(exception.Problem, span, import.As is null ? UseAs : null);
            Define(import.Name, null);
        }
    }

    private WacKind? Imported(ExternTypeSyntax type)
    {
        switch (type)
        {
            case FunctionExtern function: return new TypeResolver(_root, _sink).Function(function.Type) is { } found ? new TypeKind(found) : null;
            case InterfaceExtern inline: return new InterfaceKind(_interfaceResolver.Resolve(null, inline.Items));
            case PathExtern { Path: PackagePath { Path: var path } }: return _paths.Find(path);
            case PathExtern { Path: IdentifierPath { Name: var name } }: return _root.Resolve(name)?.Kind;
            default: throw new UnreachableException();
        }
    }

    private (ItemType Type, string? Interface, IReadOnlyList<NamedItem> Scope) Describe(WacKind kind)
    {
        switch (kind)
        {
            case InterfaceKind item:
                var instance = item.Interface.Instance();
                return (instance, item.Interface.Id, Interfaces.Scope(instance, item.Interface.Id));
            case WorldKind world: return (new ComponentItemType(world.World.Type(Interfaces)), null, []);
            case TypeKind type: return (new TypeItemType(type.Type), null, Interfaces.Scope(new TypeItemType(type.Type), null));
            case ItemKind item: return (item.Type, item.Interface, Interfaces.Scope(item.Type, item.Interface));
            default: throw new UnreachableException();
        }
    }

    private string FullName(string name) =>
        $"{_document.Package.Name}/{name}{(_document.Package.Version is { } version ? $"@{version}" : "")}";

    private void Interface(InterfaceStatement statement)
    {
        var item = _interfaceResolver.Resolve(FullName(statement.Name.Name), statement.Items);
        Interfaces.Add(item);
        var world = new WacWorld(item.Id!);
        world.Exports.Add(item.Id!, new NamedItem(new ExternName(item.Id!), item.Instance()));
        DefineType(statement.Name, new InterfaceKind(item), world.Type(Interfaces));
    }

    private void World(WorldStatement statement)
    {
        var world = new WorldResolver(_paths, _interfaceResolver, _root, _sink).Resolve(FullName(statement.Name.Name), statement);
        var exports = new NamedItems([new NamedItem(new ExternName(world.Id), new ComponentItemType(world.Type(Interfaces)))]);
        DefineType(statement.Name, new WorldKind(world), new ComponentTypeEntity(NamedItems.Empty, exports, [], []));
    }

    private void Type(TypeDefinitionSyntax definition)
    {
        if (new TypeResolver(_root, _sink).Define(definition) is { } type) DefineType(definition.Name, new TypeKind(type), type);
        else Define(definition.Name, null);
    }

    private void DefineType(Identifier name, WacKind kind, TypeEntity type)
    {
        if (Graph.FindExport(name.Name) is not null)
        {
            var related = Places.OfExport(name.Name) is { } earlier ? new RelatedLocation[] { new(DiagnosticLocation.At(earlier), "the other export is here") } : [];
            _sink.Report(
                DiagnosticCatalogue.ExportConflictsWithDefinition, name.Span, $"the composition exports `{name.Name}` already, and would export this definition by that name",
                "types, interfaces and worlds of a document are exports of the composition", related);
            return;
        }

        try
        {
            var node = Graph.DefineType(name.Name, type);
            Places.Add(node, name.Span);
            Places.AddExport(name.Name, name.Span);
            Define(name, new WacItem(kind, node, name.Span));
        }
        catch (CompositionException exception)
        {
            Places.Report(exception.Problem, name.Span, null);
            Define(name, null);
        }
    }

    private void Export(ExportStatement export)
    {
        if (_expressions.Resolve(export.Value) is not { } item) return;
        switch (export.Options)
        {
            case RenameOption rename: Export(item.Node!, rename.Name.Name, rename.Name.Span, null); break;
            case SpreadOption: SpreadExport(export.Value.Span, item); break;
            case NoOptions when item.Kind is ItemKind { Interface: { } id }: Export(item.Node!, id, export.Value.Span, UseAs); break;
            case NoOptions when ExpressionResolver.OwnName(item.Node!) is { } name: Export(item.Node!, name, export.Value.Span, UseAs); break;
            case NoOptions:
                _sink.Report(
                    DiagnosticCatalogue.ExportNameNeeded, export.Value.Span, "the export has no name: only imports and exports of instances have one of themselves",
                    "use `as` to name it, or `...` to export what an instance exports");
                break;
            default: throw new UnreachableException();
        }
    }

    private void SpreadExport(SourceSpan span, WacItem item)
    {
        if (_expressions.Exports(item, span, "only the exports of an instance can be spread") is not { } exports) return;
        var any = false;
        foreach (var name in exports.Select(e => e.Name.Name).Where(name => Graph.FindExport(name) is null))
        {
            Export(_expressions.Alias(item.Node!, name, span).Node!, name, span, null);
            any = true;
        }

        if (any) return;
        _sink.Report(
            DiagnosticCatalogue.SpreadWithoutEffect, span,
            exports.Count == 0 ? "the instance exports nothing" : "the composition has exports of all the names that the instance exports already");
    }

    private void Export(GraphNode node, string name, SourceSpan span, string? hint)
    {
        if (_root.Find(name) is { Node: DefinitionNode, Kind: var kind } definition)
        {
            _sink.Report(
                DiagnosticCatalogue.ExportConflictsWithDefinition, span, $"`{name}` is {Article.Of(kind.Description)} that the document defines, and so exports by that name", hint,
                new RelatedLocation(DiagnosticLocation.At(definition.Span), $"`{name}` is defined here"));
            return;
        }

        try
        {
            Graph.Export(node, name);
            Places.AddExport(name, span);
        }
        catch (CompositionException exception)
        {
            var problem = exception.Problem;
            if (Places.OfExport(name) is { } earlier && problem.Diagnostic.Id == DiagnosticCatalogue.GraphNameTaken.Id)
                problem = problem with { Node = null, Diagnostic = problem.Diagnostic with { Related = [new RelatedLocation(DiagnosticLocation.At(earlier), "the other export is here")] } };
            Places.Report(problem, span, hint);
        }
    }
}

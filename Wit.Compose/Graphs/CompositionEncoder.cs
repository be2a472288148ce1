// How a graph becomes a component:
//   GraphOrder        the nodes in an order in which each is behind what it depends on
//   ImportAggregator  the imports that are asked for or left open, merged by name and compatible version
//   ImportOrder       ... in an order in which their types allow them to be imported
//   NodeEncoder       types, packages, instances and aliases, with the types of the composition worked out alongside: only here is known
//                     which resource types are the same
//   ExportEncoder     the exports, and the interfaces that have to be exported along with them
using Wit.Component;
using Wit.Component.Building;
using Wit.Model.Diagnostics;

namespace Wit.Compose.Graphs;

/// <summary>Encodes compositions as components.</summary>
internal sealed class CompositionEncoder
{
    // A graph can be wrong at every node; nobody reads more than these.
    private const int MaximumProblems = 100;

    private readonly CompositionGraph _graph;
    private readonly EncodeOptions _options;
    private readonly List<GraphProblem> _problems = [];
    private readonly EncodedGraph _encoded;

    private CompositionEncoder(CompositionGraph graph, EncodeOptions options)
    {
        _graph = graph;
        _options = options;
        _encoded = new EncodedGraph(graph.Nodes.Count);
    }

    public static EncodeResult Encode(CompositionGraph graph, EncodeOptions options, CancellationToken cancellationToken) =>
        new CompositionEncoder(graph, options).Encode(cancellationToken);

    private EncodeResult Encode(CancellationToken cancellationToken)
    {
        var (order, cycle) = GraphOrder.Of(_graph);
        if (cycle is not null) return new EncodeResult(null, [], [cycle]);
        var imports = Import();
        var listed = OpenImports.List(_graph, imports);
        if (_problems.Count > 0) return new EncodeResult(null, listed, _problems);

        var nodes = new NodeEncoder(_encoded, _options, _problems);
        foreach (var node in order)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_problems.Count >= MaximumProblems) break;
            nodes.Encode(node);
        }

        if (_problems.Count > 0) return new EncodeResult(null, listed, _problems);
        var exports = new ExportEncoder(_graph, _encoded, _options, _problems);
        exports.Encode();
        if (_problems.Count > 0) return new EncodeResult(null, listed, _problems);
        if (_options.WriteNames) NodeNames.Write(_graph, _encoded);
        var component = ComponentWriter.Write(_encoded.Builder.Build());
        if (_options.Validate) Validate(component, cancellationToken);
        return new EncodeResult(_problems.Count == 0 ? component : null, listed, _problems) { AddedExports = exports.Added };
    }

    private IReadOnlyList<MergedImport> Import()
    {
        var aggregator = new ImportAggregator(_problems);
        AddImplicit(aggregator);
        foreach (var node in _graph.Nodes)
            if (node is ImportNode import) _encoded.Import(import, aggregator.Add(ImportOrigin.Of(import, out var item), item, import));
        if (_problems.Count > 0) return aggregator.Imports;
        var (order, cycle) = ImportOrder.Of(aggregator.Imports);
        if (cycle is not null) _problems.Add(cycle);
        foreach (var import in order) Import(import);
        return order;
    }

    private void AddImplicit(ImportAggregator aggregator)
    {
        var origins = new Dictionary<CompositionPackage, ImportOrigin>();
        foreach (var node in _graph.Nodes)
        {
            if (node is not InstantiationNode instantiation) continue;
            if (!origins.TryGetValue(instantiation.Package, out var origin)) origins[instantiation.Package] = origin = ImportOrigin.Of(instantiation);
            foreach (var import in instantiation.Package.Type.Imports)
            {
                if (instantiation.Argument(import.Name.Name) is not null || DerivedArgument.Find(instantiation, origin, import) is not null) continue;
                if (_graph.FindImport(import.Name.Name) is { } asked) _problems.Add(Conflict(instantiation, import, asked));
                else _encoded.Import(instantiation, import, aggregator.Add(origin, import, instantiation));
            }
        }

        _encoded.Origins = origins;
    }

    private static GraphProblem Conflict(InstantiationNode node, NamedItem import, ImportNode asked) =>
        GraphProblems.Make(DiagnosticCatalogue.ImplicitImportConflict,
            $"{node.Description} leaves import `{import.Name}` open, and the composition has an import of that name that it is not given", node,
            $"pass the import as argument `{import.Name}`, or give the import another name") with
        { Argument = import.Name.Name, Related = [asked] };

    private void Import(MergedImport import)
    {
        try
        {
            _encoded.Define(import, _encoded.Builder.Import(import.Item));
        }
        catch (UnknownResourceException exception)
        {
            _problems.Add(GraphProblems.Make(DiagnosticCatalogue.UnreachableImportType,
                $"import `{import.Name}` mentions the resource type `{exception.Resource.Name}`, which nothing imports", import.Nodes.FirstOrDefault() ?? import.Origin.Node,
                "import the interface that has the resource type as well") with
            { Argument = import.Name.Name });
        }
    }

    // A bound of the format that the composition as a whole exceeds, or a rule that none of the checks before has put into words.
    private void Validate(byte[] component, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in ComponentValidator.Validate(component, null, cancellationToken).Diagnostics)
            _problems.Add(new GraphProblem(diagnostic with { Location = DiagnosticLocation.None }));
    }
}

using System.Text.Json;
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Graphs;

/// <summary>Makes a graph of its JSON form; goes on after a mistake, to find the others.</summary>
internal sealed class CompositionJsonReader(JsonValue root, Func<string, ComponentSource> load)
{
    // A file can be wrong in as many places as it has; nobody reads more than these.
    private const int MaximumProblems = 100;

    private readonly CompositionGraph _graph = new();
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<GraphNode, SourceSpan> _places = [];
    private readonly Dictionary<GraphArgument, SourceSpan> _argumentPlaces = [];

    // Null where one is wrong; what refers to it is not wrong for that.
    private readonly List<CompositionPackage?> _packages = [];
    private readonly List<GraphNode?> _nodes = [];

    public CompositionFile Read(CancellationToken cancellationToken)
    {
        var file = new JsonFields(root, _diagnostics, "the composition", ["packages", "nodes", "arguments", "exports", "names"]);
        Each(file, "packages", item => _packages.Add(Package(item, cancellationToken)));
        Each(file, "nodes", item => _nodes.Add(Node(item)));
        Each(file, "arguments", Argument);
        Each(file, "exports", Export);
        Each(file, "names", Name);
        return new CompositionFile(_diagnostics.Count == 0 ? _graph : null, _diagnostics) { Places = _places, ArgumentPlaces = _argumentPlaces };

        void Each(JsonFields fields, string name, Action<JsonValue> read)
        {
            foreach (var item in fields.Array(name))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_diagnostics.Count >= MaximumProblems) return;
                read(item);
            }
        }
    }

    private CompositionPackage? Package(JsonValue item, CancellationToken cancellationToken)
    {
        var fields = new JsonFields(item, _diagnostics, "a package", ["name", "version", "path"]);
        var (name, path, version) = (fields.Text("name"), fields.Text("path"), fields.OptionalText("version"));
        var parsed = version is null ? null : SemanticVersion.TryParse(version);
        if (version is not null && parsed is null) fields.Report("version", $"`{version}` is not a semantic version", "versions are written 1.2.3");
        if (name is null || path is null || (version is not null && parsed is null)) return null;
        CompositionPackage? package = null;
        Try(fields.SpanOf("path"), () =>
        {
            package = CompositionPackage.Read(name, parsed, load(path), cancellationToken);
            _graph.AddPackage(package);
        });
        return package;
    }

    private GraphNode? Node(JsonValue item)
    {
        var type = JsonFields.TypeOf(item);
        string[]? known = type switch
        {
            "import" => ["type", "name", "package", "export"],
            "instantiation" => ["type", "package"],
            "alias" => ["type", "source", "export"],
            _ => null,
        };
        var fields = new JsonFields(item, _diagnostics, "a node", known);
        GraphNode? node = null;
        Action? make = null;
        switch (fields.Text("type"))
        {
            case "import":
                if ((fields.Text("name"), fields.Element("package", _packages), fields.Text("export")) is ({ } name, { } package, { } export))
                    make = () => node = _graph.Import(name, package, export);
                break;
            case "instantiation":
                if (fields.Element("package", _packages) is { } instantiated) make = () => node = _graph.Instantiate(instantiated);
                break;
            case "alias":
                if ((fields.Element("source", _nodes), fields.Text("export")) is ({ } source, { } alias)) make = () => node = _graph.Alias(source, alias);
                break;
            case { } other:
                fields.Report("type", $"there are no nodes of type `{other}`", "the types are import, instantiation and alias");
                break;
            case null: break;
        }

        if (make is not null) Try(item.Span, make);
        if (node is not null) _places.Add(node, item.Span);
        return node;
    }

    private void Argument(JsonValue item)
    {
        var fields = new JsonFields(item, _diagnostics, "an argument", ["source", "target", "name"]);
        if ((fields.Element("source", _nodes), fields.Element("target", _nodes), fields.Text("name")) is not ({ } source, { } target, { } name)) return;
        Try(item.Span, () =>
        {
            _graph.SetArgument(source, target, name);
            _argumentPlaces.Add(((InstantiationNode)target).Argument(name)!, item.Span);
        });
    }

    private void Export(JsonValue item)
    {
        var fields = new JsonFields(item, _diagnostics, "an export", ["node", "name"]);
        if ((fields.Element("node", _nodes), fields.Text("name")) is ({ } node, { } name)) Try(item.Span, () => _graph.Export(node, name));
    }

    private void Name(JsonValue item)
    {
        var fields = new JsonFields(item, _diagnostics, "a name", ["node", "name"]);
        if ((fields.Element("node", _nodes), fields.Text("name")) is ({ } node, { } name)) _graph.Name(node, name);
    }

    private void Try(SourceSpan place, Action change)
    {
        try
        {
            change();
        }
        catch (CompositionException exception)
        {
            // The argument that is wrong was not set, so the place of its node would be that of the instantiation.
            var problem = new CompositionFile(null, []) { Places = _places }.Place(exception.Problem);
            _diagnostics.Add(problem with { Location = DiagnosticLocation.At(place) });
        }
        catch (DiagnosticException exception)
        {
            foreach (var diagnostic in exception.Diagnostics)
                _diagnostics.Add(diagnostic with { Related = [.. diagnostic.Related, new RelatedLocation(DiagnosticLocation.At(place), "the composition asks for it here")] });
        }
    }
}

using Wit.Compose.Graphs;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Resolution;

/// <summary>Where the document says what: turns what is wrong with a composition into diagnostics about the text.</summary>
internal sealed class NodePlaces(DiagnosticSink sink)
{
    private readonly Dictionary<GraphNode, SourceSpan> _nodes = [];
    private readonly Dictionary<string, SourceSpan> _exports = [];
    private readonly Dictionary<(GraphNode, string), SourceSpan> _arguments = [];

    public void Add(GraphNode node, SourceSpan span) => _nodes.TryAdd(node, span);

    public void AddExport(string name, SourceSpan span) => _exports.TryAdd(name, span);

    public void AddArgument(GraphNode node, string name, SourceSpan span) => _arguments.TryAdd((node, name), span);

    /// <summary>Where an import is asked for, or an instance made.</summary>
    public SourceSpan? Of(GraphNode node) =>
        _nodes.TryGetValue(node, out var span) ? span : node is AliasNode alias ? Of(alias.Source) : null;

    public SourceSpan? OfExport(string name) => _exports.TryGetValue(name, out var span) ? span : null;

    /// <summary>Reports what could not be done at a place of the document.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="span">The place.</param>
    /// <param name="hint">What to do, where the problem does not say it.</param>
    public void Report(GraphProblem problem, SourceSpan span, string? hint) => sink.Report(At(problem, span, hint));

    /// <summary>What is wrong with the composition as a whole, at the argument or node that it is about.</summary>
    public Diagnostic Locate(GraphProblem problem, SourceSpan elsewhere)
    {
        if (problem.Node is not null && problem.Argument is { } argument && _arguments.TryGetValue((problem.Node, argument), out var span))
            return At(problem, span, null);
        // Of an import that was asked for and one that an instance needs, the former is what the document can change.
        var node = problem.Related.Append(problem.Node).OfType<ImportNode>().FirstOrDefault() ?? problem.Node;
        return At(problem, (node is null ? null : Of(node)) ?? elsewhere, null);
    }

    private Diagnostic At(GraphProblem problem, SourceSpan span, string? hint)
    {
        // What the graph says about a node that has no file of its own gets the node's place.
        var said = problem.Diagnostic.Related.Select(r => r.Location == DiagnosticLocation.None && Described(problem, r) is { } at ? r with { Location = DiagnosticLocation.At(at) } : r).ToList();
        // The target of an argument stands in the same expression as the argument.
        var nodes = problem.Argument is null ? problem.Related.Append(problem.Node) : problem.Related;
        var places = nodes.OfType<GraphNode>().Select(n => (Node: n, Span: Of(n)))
            .Where(p => p.Span is { } place && place != span && !said.Any(r => r.Location == DiagnosticLocation.At(place))).DistinctBy(p => p.Span)
            .Select(p => new RelatedLocation(DiagnosticLocation.At(p.Span!.Value), $"{p.Node.Description.TrimEnd(',')} is here"));
        return problem.Diagnostic with
        {
            Location = DiagnosticLocation.At(span),
            Hint = problem.Diagnostic.Hint ?? hint,
            Related = [.. places, .. said],
        };
    }

    private SourceSpan? Described(GraphProblem problem, RelatedLocation related) =>
        problem.Related.FirstOrDefault(n => related.Message.StartsWith(n.Description, StringComparison.Ordinal)) is { } node ? Of(node) : null;
}

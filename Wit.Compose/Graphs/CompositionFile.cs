using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Graphs;

/// <summary>A composition that was read from a file.</summary>
/// <param name="Graph">The composition; null when something is wrong.</param>
/// <param name="Diagnostics">What is wrong.</param>
public sealed record CompositionFile(CompositionGraph? Graph, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Where each node stands.</summary>
    internal IReadOnlyDictionary<GraphNode, SourceSpan> Places { get; init; } = new Dictionary<GraphNode, SourceSpan>();

    /// <summary>Where each argument stands.</summary>
    internal IReadOnlyDictionary<GraphArgument, SourceSpan> ArgumentPlaces { get; init; } = new Dictionary<GraphArgument, SourceSpan>();

    /// <summary>What is wrong with the graph as a diagnostic about the file.</summary>
    public Diagnostic Place(GraphProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var diagnostic = problem.Diagnostic;
        var argument = problem.Argument is { } name ? (problem.Node as InstantiationNode)?.Argument(name) : null;
        if (argument is not null && ArgumentPlaces.TryGetValue(argument, out var place)) diagnostic = diagnostic with { Location = DiagnosticLocation.At(place) };
        else if (problem.Node is not null && Places.TryGetValue(problem.Node, out place)) diagnostic = diagnostic with { Location = DiagnosticLocation.At(place) };
        var related = problem.Related.Where(Places.ContainsKey)
            .Select(n => new RelatedLocation(DiagnosticLocation.At(Places[n]), $"{n.Description.TrimEnd(',')} stands here"));
        return diagnostic with { Related = [.. diagnostic.Related, .. related] };
    }
}

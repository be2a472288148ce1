using Wit.Model.Diagnostics;

namespace Wit.Compose.Graphs;

/// <summary>
/// What is wrong with a composition, with the parts of the graph that it is about: who made the graph from a text knows where
/// those stand in it.
/// </summary>
/// <param name="Diagnostic">The message. Its location is none, or the file of a package.</param>
public sealed record GraphProblem(Diagnostic Diagnostic)
{
    /// <summary>The node that it is about; null when there is none, because it could not be made.</summary>
    public GraphNode? Node { get; init; }

    /// <summary>The argument of that node that it is about, by the name of the import; null when it is about none.</summary>
    public string? Argument { get; init; }

    /// <summary>Where in the types the two sides part, <c>greet.greet-user.result</c> say; null when it is not about types.</summary>
    public string? Path { get; init; }

    /// <summary>Other nodes that are part of it: the other user of an import, or the rest of a cycle.</summary>
    public IReadOnlyList<GraphNode> Related { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Diagnostic.Id}: {Diagnostic.Message}";
}

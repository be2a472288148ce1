namespace Wit.Compose.Graphs;

/// <summary>An export of a composition.</summary>
/// <param name="Name">The name.</param>
/// <param name="Node">What is exported.</param>
public sealed record GraphExport(string Name, GraphNode Node);

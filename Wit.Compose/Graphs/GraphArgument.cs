namespace Wit.Compose.Graphs;

/// <summary>What an instantiation is given for an import.</summary>
/// <param name="Name">The import of the package.</param>
/// <param name="Source">What satisfies it.</param>
public sealed record GraphArgument(string Name, GraphNode Source);

using Wit.Component;

namespace Wit.Compose.Graphs;

/// <summary>An import of an encoded composition.</summary>
/// <param name="Item">The name, the highest of those that were merged, and the type.</param>
/// <param name="Nodes">What needs it: the import that was asked for, or the instantiations that leave it open.</param>
public sealed record CompositionImport(NamedItem Item, IReadOnlyList<GraphNode> Nodes)
{
    /// <summary>Whether nothing but instantiations asks for it.</summary>
    public bool IsImplicit => !Nodes.Any(n => n is ImportNode);

    /// <summary>Why nothing in the composition satisfies it, and what would; null when there is nothing to say.</summary>
    public string? Hint { get; init; }
}

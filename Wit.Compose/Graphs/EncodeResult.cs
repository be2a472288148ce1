using Wit.Model.Diagnostics;

namespace Wit.Compose.Graphs;

/// <summary>What came of encoding a composition.</summary>
/// <param name="Component">The binary; null when something is wrong.</param>
/// <param name="Imports">The imports of the result but for the packages, in order.</param>
/// <param name="Problems">What is wrong, with the nodes that it is about.</param>
public sealed record EncodeResult(byte[]? Component, IReadOnlyList<CompositionImport> Imports, IReadOnlyList<GraphProblem> Problems)
{
    /// <summary>The exports of the result that were added because other exports mention their types.</summary>
    public IReadOnlyList<string> AddedExports { get; init; } = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => [.. Problems.Select(p => p.Diagnostic)];

    /// <summary>The binary.</summary>
    /// <exception cref="DiagnosticException">Something is wrong.</exception>
    public byte[] Required => Component ?? throw new DiagnosticException(Diagnostics);
}

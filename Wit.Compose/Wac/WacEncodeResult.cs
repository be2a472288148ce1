using Wit.Compose.Graphs;
using Wit.Model.Diagnostics;

namespace Wit.Compose.Wac;

/// <summary>What came of encoding a .wac document.</summary>
/// <param name="Component">The binary; null when something is wrong.</param>
/// <param name="Imports">The imports of the result but for the packages, in order.</param>
/// <param name="Diagnostics">What is wrong, at its places in the document.</param>
public sealed record WacEncodeResult(byte[]? Component, IReadOnlyList<CompositionImport> Imports, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The exports of the result that were added because other exports mention their types.</summary>
    public IReadOnlyList<string> AddedExports { get; init; } = [];
}

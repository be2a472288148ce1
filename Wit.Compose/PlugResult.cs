using Wit.Model.Diagnostics;

namespace Wit.Compose;

/// <summary>What came of plugging.</summary>
/// <param name="Component">The composed binary; null when something is wrong.</param>
/// <param name="Report">What connected to what; null when a component could not even be read.</param>
/// <param name="Diagnostics">What is wrong.</param>
public sealed record PlugResult(byte[]? Component, PlugReport? Report, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The composed binary.</summary>
    /// <exception cref="DiagnosticException">Something is wrong.</exception>
    public byte[] Required => Component ?? throw new DiagnosticException(Diagnostics);
}

using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>What came of resolving a component.</summary>
/// <param name="Component">The component; null when it is wrong.</param>
/// <param name="Diagnostics">What is wrong.</param>
public sealed record ResolveResult(ResolvedComponent? Component, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The component.</summary>
    /// <exception cref="DiagnosticException">It is wrong.</exception>
    public ResolvedComponent Required => Component ?? throw new DiagnosticException(Diagnostics);
}

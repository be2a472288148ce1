using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>What came of reading a component.</summary>
/// <param name="Component">The component; null when it could not be read.</param>
/// <param name="Diagnostics">What is wrong.</param>
public sealed record ComponentReadResult(ComponentBinary? Component, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The component.</summary>
    /// <exception cref="DiagnosticException">It could not be read.</exception>
    public ComponentBinary Required => Component ?? throw new DiagnosticException(Diagnostics);
}

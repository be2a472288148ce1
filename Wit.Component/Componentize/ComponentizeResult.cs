using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>What came of making a component.</summary>
/// <param name="Component">The bytes of the component; null when there is none.</param>
/// <param name="Diagnostics">What is wrong.</param>
public sealed record ComponentizeResult(byte[]? Component, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The bytes of the component.</summary>
    /// <exception cref="DiagnosticException">There is none.</exception>
    public byte[] Required => Component ?? throw new DiagnosticException(Diagnostics);
}

using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>What came of reading a core module.</summary>
/// <param name="Module">The module; null when it could not be read.</param>
/// <param name="Diagnostics">What is wrong.</param>
public sealed record CoreModuleReadResult(CoreModule? Module, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The module.</summary>
    /// <exception cref="DiagnosticException">It could not be read.</exception>
    public CoreModule Required => Module ?? throw new DiagnosticException(Diagnostics);
}

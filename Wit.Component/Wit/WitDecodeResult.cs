using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>What came of decoding WIT from a binary.</summary>
/// <param name="Resolve">The packages; null when the binary is wrong.</param>
/// <param name="World">The world of a component; null when the binary is an encoded WIT package.</param>
/// <param name="Diagnostics">What is wrong.</param>
public sealed record WitDecodeResult(WitResolve? Resolve, WitWorld? World, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The packages.</summary>
    /// <exception cref="DiagnosticException">The binary is wrong.</exception>
    public WitResolve Required => Resolve ?? throw new DiagnosticException(Diagnostics);
}

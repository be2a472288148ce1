using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Parser;

/// <summary>What loading gave.</summary>
public sealed class WitLoadResult
{
    internal WitLoadResult(WitResolve? resolve, IReadOnlyList<Diagnostic> diagnostics)
    {
        Resolve = resolve;
        Diagnostics = diagnostics;
    }

    /// <summary>The packages; null when there are errors.</summary>
    public WitResolve? Resolve { get; }

    /// <summary>Everything found, file by file in the order of the places.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Whether there are errors.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}

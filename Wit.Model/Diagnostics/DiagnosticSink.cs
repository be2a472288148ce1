using Wit.Model.Text;

namespace Wit.Model.Diagnostics;

/// <summary>Collects what the passes find; one message per place and id, since one mistake is found on several ways.</summary>
public sealed class DiagnosticSink
{
    private const int MaximumCount = 1000;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<(string, DiagnosticLocation)> _seen = [];

    /// <summary>What was reported, in the order of reporting.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>Whether further diagnostics are dropped: a file of nothing but mistakes is not worth more.</summary>
    public bool IsFull => _diagnostics.Count >= MaximumCount;

    /// <summary>Whether one of them is an error, dropped ones included.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Reports something about a stretch of text.</summary>
    public void Report(
        DiagnosticDescriptor descriptor, SourceSpan span, string message, string? hint = null, params RelatedLocation[] related) =>
        Report(new Diagnostic(descriptor, DiagnosticLocation.At(span), message) { Hint = hint, Related = related });

    /// <summary>Reports a diagnostic, unless one with its id was reported at its place.</summary>
    public void Report(Diagnostic diagnostic)
    {
        if (!IsFull && diagnostic.Location.Span is not null && !_seen.Add((diagnostic.Id, diagnostic.Location))) return;
        if (!IsFull) _diagnostics.Add(diagnostic);
        HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
    }
}

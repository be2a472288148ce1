namespace Wit.Model.Diagnostics;

/// <summary>Carries diagnostics out of an operation that cannot go on: the input is wrong, not the program.</summary>
public sealed class DiagnosticException : Exception
{
    /// <summary>Wraps one diagnostic.</summary>
    public DiagnosticException(Diagnostic diagnostic) : this([diagnostic]) { }

    /// <summary>Wraps several diagnostics, at least one.</summary>
    public DiagnosticException(IReadOnlyList<Diagnostic> diagnostics)
        : base(Describe(diagnostics)) => Diagnostics = diagnostics;

    /// <summary>What was found.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    private static string Describe(IReadOnlyList<Diagnostic> diagnostics) =>
        string.Join("\n", diagnostics.Select(d => $"{d.Id}: {d.Message}"));
}

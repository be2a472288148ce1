namespace Wit.Model.Diagnostics;

/// <summary>How grave a diagnostic is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing; the input is accepted.</summary>
    Information,

    /// <summary>Probably a mistake; the input is accepted.</summary>
    Warning,

    /// <summary>The input is rejected.</summary>
    Error,
}

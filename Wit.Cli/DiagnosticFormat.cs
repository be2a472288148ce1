namespace Wit.Cli;

/// <summary>How diagnostics are written.</summary>
internal enum DiagnosticFormat
{
    /// <summary>For a person: source line and caret.</summary>
    Text,

    /// <summary>A JSON array.</summary>
    Json,

    /// <summary>SARIF 2.1.0, for code scanning and editors.</summary>
    Sarif,
}

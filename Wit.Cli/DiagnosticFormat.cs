namespace Wit.Cli;

/// <summary>How diagnostics are written.</summary>
internal enum DiagnosticFormat
{
    /// <summary>For a person: source line and caret.</summary>
    Text,

    /// <summary>One line each, as build tools read them.</summary>
    MSBuild,

    /// <summary>A JSON array.</summary>
    Json,

    /// <summary>SARIF 2.1.0, for code scanning and editors.</summary>
    Sarif,
}

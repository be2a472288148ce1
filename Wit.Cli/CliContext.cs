using Wit.Model.Diagnostics;

namespace Wit.Cli;

/// <summary>Where a verb writes to. Tests pass their own writers; nothing in the command writes to the console directly.</summary>
/// <param name="output">Results.</param>
/// <param name="error">Diagnostics.</param>
/// <param name="color">Whether diagnostics are coloured.</param>
/// <param name="isConsole">Whether the two are the standard streams of this process, so that guests can write there themselves.</param>
internal sealed class CliContext(TextWriter output, TextWriter error, bool color, bool isConsole = false)
{
    /// <summary>Whether guests can use the standard streams of this process.</summary>
    public bool IsConsole { get; } = isConsole;

    /// <summary>Results.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Diagnostics.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>The form of diagnostics, set by <c>--diagnostics-format</c>.</summary>
    public DiagnosticFormat Format { get; set; } = DiagnosticFormat.Text;

    /// <summary>Writes diagnostics in the chosen form.</summary>
    public void Report(IReadOnlyList<Diagnostic> diagnostics) => DiagnosticOutput.Write(Error, diagnostics, Format, color);

    /// <summary>Writes diagnostics and gives the exit code: 1 if one of them is an error.</summary>
    public int ReportAndExit(IReadOnlyList<Diagnostic> diagnostics)
    {
        Report(diagnostics);
        return diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) ? ExitCode.WrongInput : ExitCode.Done;
    }
}

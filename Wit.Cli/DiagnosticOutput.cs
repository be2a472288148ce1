using System.Globalization;
using System.Reflection;
using System.Text;
using Wit.Model.Diagnostics;

namespace Wit.Cli;

/// <summary>Writes diagnostics in the form that was asked for.</summary>
internal static class DiagnosticOutput
{
    /// <summary>Writes them; the two forms for programs are written even when there are none.</summary>
    public static void Write(TextWriter output, IReadOnlyList<Diagnostic> diagnostics, DiagnosticFormat format, bool color)
    {
        if (format == DiagnosticFormat.Text)
        {
            new DiagnosticTextRenderer(output, color).Render(diagnostics);
            return;
        }

        if (format == DiagnosticFormat.MSBuild)
        {
            foreach (var diagnostic in diagnostics) output.WriteLine(Line(diagnostic));
            return;
        }

        using var buffer = new MemoryStream();
        if (format == DiagnosticFormat.Json) DiagnosticJson.Write(diagnostics, buffer);
        else DiagnosticSarif.Write(diagnostics, buffer, Version);
        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).TrimEnd());
    }

    private static string Line(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.Path ?? "wit";
        if (diagnostic.Location.Span is { } span)
        {
            var start = span.Source.GetPosition(span.Start);
            place += string.Create(CultureInfo.InvariantCulture, $"({start.Line + 1},{start.Column + 1})");
        }

        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        var hint = diagnostic.Hint is null ? "" : $" ({diagnostic.Hint})";
        return $"{place}: {severity} {diagnostic.Id}: {diagnostic.Message}{hint}".ReplaceLineEndings(" ");
    }

    private static string Version =>
        typeof(DiagnosticOutput).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Wit.Model.Diagnostics;
using Diagnostic = Wit.Model.Diagnostics.Diagnostic;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;
using RoslynSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace Wit.SourceGenerator;

/// <summary>A diagnostic as values, so that it can be compared and kept between runs.</summary>
/// <param name="Descriptor">The catalogue entry.</param>
/// <param name="Message">The message, the hint included.</param>
/// <param name="Place">The place; null when there is none.</param>
internal sealed record DiagnosticInfo(Model.Diagnostics.DiagnosticDescriptor Descriptor, string Message, FilePlace? Place)
{
    /// <summary>Takes the values out of a diagnostic.</summary>
    public static DiagnosticInfo Of(Diagnostic diagnostic)
    {
        var message = diagnostic.Hint is null ? diagnostic.Message : $"{diagnostic.Message} ({diagnostic.Hint})";
        return new DiagnosticInfo(diagnostic.Descriptor, message, FilePlace.Of(diagnostic.Location));
    }

    /// <summary>The diagnostic that Roslyn shows, in the .wit file.</summary>
    public RoslynDiagnostic ToRoslyn()
    {
        var severity = Descriptor.Severity switch
        {
            Model.Diagnostics.DiagnosticSeverity.Error => RoslynSeverity.Error,
            Model.Diagnostics.DiagnosticSeverity.Warning => RoslynSeverity.Warning,
            _ => RoslynSeverity.Info,
        };
        var descriptor = new Microsoft.CodeAnalysis.DiagnosticDescriptor(
            Descriptor.Id, Descriptor.Title, "{0}", "Wit", severity, isEnabledByDefault: true);
        return RoslynDiagnostic.Create(descriptor, Place?.ToLocation() ?? Location.None, Message);
    }
}

/// <summary>A place in a .wit file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">The span in UTF-16 code units.</param>
/// <param name="Lines">The span in lines and columns.</param>
internal sealed record FilePlace(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>Takes the values out of a location.</summary>
    public static FilePlace? Of(DiagnosticLocation location)
    {
        if (location.Path is null) return null;
        if (location.Span is not { } span) return new FilePlace(location.Path, default, default);
        var (start, end) = (span.Source.GetPosition(span.Start), span.Source.GetPosition(span.End));
        return new FilePlace(
            location.Path,
            new TextSpan(span.Start, span.Length),
            new LinePositionSpan(new(start.Line, start.Column), new(end.Line, end.Column)));
    }

    /// <summary>The location that Roslyn shows.</summary>
    public Location ToLocation() => Location.Create(Path, Span, Lines);
}

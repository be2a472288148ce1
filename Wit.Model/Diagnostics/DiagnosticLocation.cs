using Wit.Model.Text;

namespace Wit.Model.Diagnostics;

/// <summary>Where a diagnostic points to: a span of text, a byte of a binary file, or only a file.</summary>
/// <param name="Path">The file, as the user named it; null when there is none (a command-line value, say).</param>
/// <param name="Span">The span in a text file.</param>
/// <param name="ByteOffset">The byte offset in a binary file.</param>
public readonly record struct DiagnosticLocation(string? Path, SourceSpan? Span, long? ByteOffset)
{
    /// <summary>A span of text.</summary>
    public static DiagnosticLocation At(SourceSpan span) => new(span.Source.Path, span, null);

    /// <summary>A byte of a binary file.</summary>
    public static DiagnosticLocation At(string? path, long byteOffset) => new(path, null, byteOffset);

    /// <summary>A file as a whole.</summary>
    public static DiagnosticLocation File(string path) => new(path, null, null);

    /// <summary>No place.</summary>
    public static DiagnosticLocation None => default;
}

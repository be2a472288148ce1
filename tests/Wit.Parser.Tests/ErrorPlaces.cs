using System.Globalization;
using System.Text;
using Wit.Model.Diagnostics;

namespace Wit.Parser.Tests;

/// <summary>Places of diagnostics as the reference tools give them: from 1, columns in UTF-8 bytes.</summary>
internal static class ErrorPlaces
{
    public static (string File, int Line, int Column)? Of(Diagnostic diagnostic)
    {
        if (diagnostic.Location.Span is not { } span) return null;
        var position = span.Source.GetPosition(span.Start);
        var before = span.Source.Content.AsSpan(span.Start - position.Column, position.Column);
        return (Path.GetFileName(span.Source.Path), position.Line + 1, Encoding.UTF8.GetByteCount(before) + 1);
    }

    public static string Describe(Diagnostic diagnostic)
    {
        var place = Of(diagnostic) is { } p ? string.Create(CultureInfo.InvariantCulture, $"{p.File}:{p.Line}:{p.Column}") : "no place";
        return $"{diagnostic.Id} {place} {diagnostic.Message}";
    }
}

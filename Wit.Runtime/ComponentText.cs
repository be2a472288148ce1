using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Runtime.Native;

namespace Wit.Runtime;

/// <summary>The text format of components and core modules, assembled by Wasmtime.</summary>
public static unsafe partial class ComponentText
{
    /// <summary>Assembles text to a binary.</summary>
    /// <param name="text">UTF-8 text.</param>
    /// <param name="name">What diagnostics call the file; null when it has no name.</param>
    /// <exception cref="DiagnosticException">The text is invalid.</exception>
    public static byte[] Assemble(ReadOnlySpan<byte> text, string? name = null)
    {
        NativeVector binary;
        fixed (byte* start = text)
        {
            var error = NativeMethods.Wat2Wasm(start, (nuint)text.Length, &binary);
            if (error != 0) throw new DiagnosticException(Describe(NativeErrors.Take(error), text, name));
        }

        var bytes = binary.Bytes.ToArray();
        NativeMethods.ByteVectorDelete(&binary);
        return bytes;
    }

    /// <summary>Assembles text to a binary.</summary>
    /// <exception cref="DiagnosticException">The text is invalid.</exception>
    public static byte[] Assemble(string text, string? name = null) => Assemble(Encoding.UTF8.GetBytes(text), name);

    /// <summary>Whether the bytes look like the text format: behind blanks and comments text starts with a parenthesis.</summary>
    public static bool IsText(ReadOnlySpan<byte> bytes)
    {
        var trimmed = bytes.TrimStart(" \t\r\n"u8);
        return trimmed.StartsWith("("u8) || trimmed.StartsWith(";;"u8);
    }

    // The engine's message: what is wrong on the first line, then the place as `--> <anon>:LINE:COLUMN`, then the source line.
    private static Diagnostic Describe(string message, ReadOnlySpan<byte> text, string? name)
    {
        var first = message.Trim().Split('\n')[0].TrimEnd();
        var location = name is null ? DiagnosticLocation.None : DiagnosticLocation.File(name);
        if (PlaceOf(message) is { } place && name is not null)
        {
            var source = new SourceText(name, Encoding.UTF8.GetString(text));
            if (place.Line < source.LineCount) location = DiagnosticLocation.At(SpanAt(source, place));
        }

        return new Diagnostic(DiagnosticCatalogue.InvalidComponentText, location, first);
    }

    private static LinePosition? PlaceOf(string message)
    {
        var match = Place().Match(message);
        return match.Success
            && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            && int.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            ? new LinePosition(line - 1, column - 1)
            : null;
    }

    private static SourceSpan SpanAt(SourceText source, LinePosition place)
    {
        var start = 0;
        for (var line = 0; line < place.Line; line++) start = source.Content.IndexOf('\n', start) + 1;
        return new SourceSpan(source, Math.Min(start + place.Column, source.Content.Length), 1);
    }

    [GeneratedRegex("--> <anon>:([0-9]+):([0-9]+)")]
    private static partial Regex Place();
}

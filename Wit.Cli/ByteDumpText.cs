using System.Globalization;
using Wit.Component;

namespace Wit.Cli;

/// <summary>A byte dump for a terminal: offset, bytes, meaning; sixteen bytes a line.</summary>
internal static class ByteDumpText
{
    private const int Width = 16;
    private const int BlockLimit = 64;

    public static void Write(TextWriter output, IReadOnlyList<ByteDumpLine> lines)
    {
        var digits = lines.Count == 0 ? 1 : (lines[^1].Offset + lines[^1].Bytes.Length).ToString("x", CultureInfo.InvariantCulture).Length;
        foreach (var line in lines) Write(output, line, digits);
    }

    // Blocks of code and data are cut off: their bytes mean nothing here.
    private static void Write(TextWriter output, ByteDumpLine line, int digits)
    {
        var shown = line.IsBlock ? Math.Min(line.Bytes.Length, BlockLimit) : line.Bytes.Length;
        var indent = new string(' ', 2 * line.Depth);
        for (var at = 0; at < Math.Max(shown, 1); at += Width)
        {
            var bytes = line.Bytes.Span[at..Math.Min(at + Width, shown)];
            var hex = Convert.ToHexStringLower(bytes);
            var pairs = string.Join(' ', Enumerable.Range(0, bytes.Length).Select(i => hex.Substring(2 * i, 2)));
            var offset = (line.Offset + at).ToString("x" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            output.WriteLine(at == 0 ? $"{indent}{offset} | {pairs,-(3 * Width - 1)} | {TerminalText.Clean(line.Meaning)}" : $"{indent}{offset} | {pairs}");
        }

        if (shown < line.Bytes.Length) output.WriteLine(FormattableString.Invariant($"{indent}{new string(' ', digits)} | ... {line.Bytes.Length - shown} bytes more"));
    }
}

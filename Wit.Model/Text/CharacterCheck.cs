using System.Globalization;
using Wit.Model.Diagnostics;

namespace Wit.Model.Text;

/// <summary>Finds the characters that a WIT or .wac file must not contain (WIT.md, "Lexical structure").</summary>
public static class CharacterCheck
{
    private const int MaximumReports = 10;

#if NET
    private static readonly System.Buffers.SearchValues<char> Plain =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(' ', '\u007F' - ' ').Select(c => (char)c), '\n', '\r', '\t']);
#endif

    /// <summary>Reports the first few forbidden characters of a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="language">What the file is written in, for the message.</param>
    /// <param name="sink">Takes the diagnostics.</param>
    public static void Check(SourceText source, string language, DiagnosticSink sink)
    {
        var reports = 0;
        var text = source.Content;
        for (var i = 0; i < text.Length && reports < MaximumReports; i++)
        {
#if NET
            var next = text.AsSpan(i).IndexOfAnyExcept(Plain);
            if (next < 0) return;
            i += next;
#endif
            var c = text[i];
            if (c is (>= ' ' and < '\u007F') or '\n' or '\r' or '\t' || Problem(c) is not { } problem) continue;
            reports++;
            sink.Report(
                DiagnosticCatalogue.ForbiddenCharacter, new SourceSpan(source, i, 1),
                $"the character U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)} must not appear in {language}: {problem}");
        }
    }

    private static string? Problem(char c) => c switch
    {
        < ' ' or (>= '\u007F' and <= '\u009F') => "it is a control character",
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => "it changes the direction in which text is shown",
        '\u0149' or '\u0673' or '\u0F77' or '\u0F79' or '\u17A3' or '\u17A4' or '\u17B4' or '\u17B5' => "Unicode discourages its use",
        _ => null,
    };
}

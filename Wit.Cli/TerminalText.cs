namespace Wit.Cli;

/// <summary>Text from input files for a terminal: names may hold anything, escape sequences too.</summary>
internal static class TerminalText
{
    /// <summary>The text with control characters and changes of direction replaced.</summary>
    public static string Clean(string text) =>
        text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? text : string.Concat(text.Select(c => IsUnsafe(c) ? '\uFFFD' : c));

    private static bool IsUnsafe(char c) => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

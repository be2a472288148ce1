namespace Wit.Runtime.Wave;

/// <summary>The words that are no labels in WAVE unless written with a <c>%</c> in front.</summary>
internal static class WaveKeywords
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "true", "false", "some", "none", "ok", "err", "inf", "nan" };

    /// <summary>Whether a label needs the <c>%</c>.</summary>
    public static bool Contains(string label) => Words.Contains(label);
}

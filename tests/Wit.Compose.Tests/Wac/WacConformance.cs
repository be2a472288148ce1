using System.Globalization;
using System.Text.RegularExpressions;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Tests;

namespace Wit.Compose.Tests.Wac;

/// <summary>The cases of the conformance data for .wac, and the places its rendered diagnostics name.</summary>
internal static partial class WacConformance
{
    public const string Missing = "the conformance data is not there";

    /// <summary>The documents of a folder like <c>parser</c> or <c>parser/fail</c>, in the order of their names.</summary>
    public static IReadOnlyList<string> Cases(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Conformance!, "wac", folder), "*.wac").Order(StringComparer.Ordinal)];

    public static SourceText Source(string path) => new(path, File.ReadAllText(path));

    public static string Expected(string path) => File.ReadAllText(path + ".result").ReplaceLineEndings("\n");

    /// <summary>The one-based line and column that an expected diagnostic names; null when it names none.</summary>
    public static (int Line, int Column)? ExpectedPlace(string path)
    {
        var match = Place().Match(Expected(path));
        if (!match.Success) return null;
        return (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    public static (int Line, int Column)? ActualPlace(Diagnostic diagnostic)
    {
        if (diagnostic.Location.Span is not { } span) return null;
        var position = span.Source.GetPosition(span.Start);
        return (position.Line + 1, position.Column + 1);
    }

    [GeneratedRegex(@"\[[^\]\n]*:(\d+):(\d+)\]")]
    private static partial Regex Place();
}

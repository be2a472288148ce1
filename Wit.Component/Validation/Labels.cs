using Wit.Model;

namespace Wit.Component;

/// <summary>The lexical rules of labels and names (Explainer.md, "Import and Export Definitions").</summary>
internal static class Labels
{
    /// <summary>Whether a text is a <c>label</c>: kebab case whose words are all lower or all upper case.</summary>
    public static bool IsLabel(string text)
    {
        var fragments = text.Split('-');
        return fragments[0].Length > 0 && char.IsAsciiLetter(fragments[0][0]) && fragments.All(IsFragment);
    }

    /// <summary>Whether a text is <c>words</c>: a label without upper case.</summary>
    public static bool IsWords(string text) => IsLabel(text) && !text.Any(char.IsAsciiLetterUpper);

    /// <summary>Whether a text is an <c>interfacename</c>.</summary>
    public static bool IsInterfaceName(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0 && !IsVersion(text[(at + 1)..])) return false;
        var name = at < 0 ? text : text[..at];
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return false;
        var package = name[..slash].Split(':');
        return package.Length == 2 && package.All(IsWords) && name[(slash + 1)..].Split('/') is [var projection] && IsLabel(projection);
    }

    private static bool IsVersion(string text) => SemanticVersion.TryParse(text) is not null || IsCanonicalVersion(text);

    /// <summary>Whether a text is a <c>canonversion</c>: <c>1</c>, <c>0.2</c> or <c>0.0.3</c>.</summary>
    public static bool IsCanonicalVersion(string text)
    {
        var parts = text.Split('.');
        if (!parts.All(p => p.Length > 0 && p.All(char.IsAsciiDigit) && (p.Length == 1 || p[0] != '0'))) return false;
        return parts switch
        {
            [var major] => major != "0",
            ["0", var minor] => minor != "0",
            ["0", "0", _] => true,
            _ => false,
        };
    }

    private static bool IsFragment(string fragment) =>
        fragment.Length > 0
        && (fragment.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) || fragment.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)));
}

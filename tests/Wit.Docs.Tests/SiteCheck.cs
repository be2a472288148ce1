using System.Net;
using System.Text.RegularExpressions;

namespace Wit.Docs.Tests;

/// <summary>Follows every link of a documentation and says which lead nowhere.</summary>
internal static partial class SiteCheck
{
    public static IReadOnlyList<string> BrokenLinks(IReadOnlyList<WitDocumentationFile> files, out int followed)
    {
        var anchors = files.ToDictionary(f => f.Path, f => Ids(f.Content).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var broken = new List<string>();
        followed = 0;
        foreach (var file in files.Where(f => f.Path.EndsWith(".html", StringComparison.Ordinal)))
        {
            foreach (var link in Links(file.Content))
            {
                if (IsExternal(link)) continue;
                followed++;
                var target = Target(file.Path, link, out var anchor);
                if (!anchors.TryGetValue(target, out var ids) || (anchor is not null && !ids.Contains(anchor)))
                    broken.Add($"{file.Path}: {link}");
            }
        }

        return broken;
    }

    public static IReadOnlyList<string> DuplicateIds(IReadOnlyList<WitDocumentationFile> files) =>
        [.. files.SelectMany(f => Ids(f.Content).GroupBy(id => id).Where(g => g.Count() > 1).Select(g => $"{f.Path}: {g.Key}"))];

    public static IEnumerable<string> Links(string html) => HrefPattern().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value));

    public static bool IsExternal(string link) =>
        link.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || link.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || link.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Ids(string html) => IdPattern().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value));

    private static string Target(string from, string link, out string? anchor)
    {
        // Resolved the way a browser does it, against a file address.
        var uri = new Uri(new Uri("file:///site/" + from), link);
        anchor = uri.Fragment.Length > 1 ? Uri.UnescapeDataString(uri.Fragment[1..]) : null;
        return Uri.UnescapeDataString(uri.AbsolutePath)["/site/".Length..];
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex HrefPattern();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex IdPattern();
}

namespace Wit.Docs.Site;

/// <summary>A page: where it lies, and which anchors it has given out.</summary>
/// <param name="path">Below the output directory, with <c>/</c> between the parts.</param>
internal sealed class SitePage(string path)
{
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);

    public string Path { get; } = path;

    /// <summary>An anchor like the wanted one that nobody has. The frame's own begin with an underscore, which no WIT name does.</summary>
    public string TakeAnchor(string wanted)
    {
        var safe = string.Concat(wanted.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '-'));
        var anchor = safe;
        for (var i = 2; !_anchors.Add(anchor); i++) anchor = FormattableString.Invariant($"{safe}_{i}");
        return anchor;
    }

    /// <summary>The relative link from here to a file below the output directory.</summary>
    public string LinkTo(string target, string? anchor = null)
    {
        if (target == Path && anchor is not null) return "#" + anchor;
        var up = string.Concat(Enumerable.Repeat("../", Path.Count(c => c == '/')));
        var folder = Path[..(Path.LastIndexOf('/') + 1)];
        var relative = folder.Length > 0 && target.StartsWith(folder, StringComparison.Ordinal) ? target[folder.Length..] : up + target;

        // A first segment with a colon would read as a scheme; file names here have none.
        return anchor is null ? relative : $"{relative}#{anchor}";
    }
}

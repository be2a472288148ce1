using System.Text;

namespace Wit.Parser.Parsing;

/// <summary>Turns the comments before an item into its documentation, exactly as the reference tools do.</summary>
internal static class DocComments
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n', '\f'];

    /// <summary>The documentation; null when there are no comments.</summary>
    public static string? Text(IReadOnlyList<string> comments)
    {
        if (comments.Count == 0) return null;
        var parts = comments.Select(Content).ToList();
        Unindent(parts);
        var text = new StringBuilder();
        foreach (var part in parts)
            foreach (var line in part.Split('\n'))
                text.Append(line, 0, line.Length - (line.Length > 0 && line[line.Length - 1] == '\r' ? 1 : 0)).Append('\n');
        return text.ToString().TrimEnd('\n');
    }

    private static string Content(string comment)
    {
        comment = comment.TrimEnd();
        var isBlock = comment.StartsWith("/**", StringComparison.Ordinal) && comment.Length >= 5;
        return (isBlock ? comment.Substring(3, comment.Length - 5) : comment.TrimStart('/')).TrimEnd();
    }

    // The blanks that all parts start with go, so that what an author indented on purpose stays.
    private static void Unindent(List<string> parts)
    {
        var filled = parts.Where(p => p.Length > 0).ToList();
        var indent = filled.Count == 0 ? 0 : filled.Min(p => p.Length - p.TrimStart(Blanks).Length);
        var prefix = new string(' ', indent);
        for (var i = 0; i < parts.Count; i++)
            if (parts[i].StartsWith(prefix, StringComparison.Ordinal)) parts[i] = parts[i].Substring(indent);
    }
}

namespace Wit.Cli.Tests;

/// <summary>A command line of another tool in the leading comments of a conformance file, and whether it succeeds.</summary>
/// <param name="Name">The name that its expected output carries; null when it has none.</param>
/// <param name="Succeeds">Whether it succeeds.</param>
/// <param name="Stages">The commands, each of which takes what the one before wrote.</param>
internal sealed record ToolDirective(string? Name, bool Succeeds, IReadOnlyList<string[]> Stages)
{
    public static IReadOnlyList<ToolDirective> Read(string file)
    {
        var directives = new List<ToolDirective>();
        var continued = "";
        foreach (var line in File.ReadLines(file))
        {
            if (!line.StartsWith("// ", StringComparison.Ordinal) && !line.StartsWith(";; ", StringComparison.Ordinal)) break;
            var text = continued + line[3..].Trim();
            continued = text.EndsWith('\\') ? text[..^1] : "";
            if (continued.Length == 0 && Parse(text) is { } directive) directives.Add(directive);
        }

        return directives;
    }

    private static ToolDirective? Parse(string text)
    {
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0) return null;
        var head = text[..colon].TrimEnd(']').Split('[');
        if (head[0] is not ("RUN" or "FAIL")) return null;
        var stages = text[(colon + 2)..].Split('|').Select(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        return new ToolDirective(head.Length > 1 ? head[1] : null, head[0] == "RUN", stages);
    }
}

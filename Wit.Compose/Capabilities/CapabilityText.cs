namespace Wit.Compose.Capabilities;

/// <summary>Writes what a component can touch for a reader.</summary>
public static class CapabilityText
{
    private const int Width = 110;

    /// <summary>Writes a report: kind by kind, each import with its functions and who can call them.</summary>
    public static void Write(CapabilityReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var title = Drawing.DrawingFormats.Clean(report.Title);
        if (!report.Capabilities.Any(c => c.IsUsed))
            output.Write($"{title} can touch nothing outside itself\n");
        else
            output.Write($"{title} can touch\n");
        foreach (var kind in report.Capabilities.GroupBy(c => c.Kind))
        {
            output.Write($"  {kind.Key.Title()}{(kind.Key == CapabilityKind.Custom ? " (only the host knows what they do)" : "")}\n");
            foreach (var capability in kind) Write(capability, report, output);
        }

        var untouched = report.Untouched.Select(k => k.Title()).ToArray();
        if (untouched.Length > 0 && report.Capabilities.Any(c => c.IsUsed)) Wrap($"{title} cannot touch ", "  ", untouched, output);
    }

    private static void Write(Capability capability, CapabilityReport report, TextWriter output)
    {
        var name = "    " + Drawing.DrawingFormats.Clean(capability.Name);
        if (capability.Implements is { } implements) name += $" ({Drawing.DrawingFormats.Clean(implements)})";
        if (capability.Kind == CapabilityKind.Types || capability.Functions.Count == 0) output.Write($"{name}{(capability.Kind == CapabilityKind.Types ? "" : $" ({Wit.Component.Sorts.Name(capability.Sort)})")}\n");
        else if (capability.Sort == Wit.Component.Sort.Func) output.Write($"{name} (func)\n");
        else if (capability.Users.Count > 1 && capability.Users.Any(u => u.Functions.Count < capability.Functions.Count)) output.Write($"{name}\n");
        else Wrap($"{name}: ", "      ", capability.Users.Count == 0 ? capability.Functions : capability.Users[0].Functions, output);
        WriteUsers(capability, report, output);
    }

    private static void WriteUsers(Capability capability, CapabilityReport report, TextWriter output)
    {
        if (capability.Kind == CapabilityKind.Types) return;
        if (capability.Users.Count == 0) output.Write("      nothing calls it\n");
        // In a component that is made of one piece there is no question who.
        if (capability.Users.All(u => u.Path == report.Title)) return;
        var differ = capability.Users.Count > 1 && capability.Users.Any(u => u.Functions.Count < capability.Functions.Count);
        if (!differ) Wrap("      by ", "        ", [.. capability.Users.Select(u => User(u, report))], output);
        else foreach (var user in capability.Users) Wrap($"      by {User(user, report)}: ", "        ", user.Functions, output);
    }

    private static string User(CapabilityUser user, CapabilityReport report) =>
        user.Path == report.Title ? "the component's own core code" : user.Path;

    private static void Wrap(string start, string indent, IReadOnlyList<string> words, TextWriter output)
    {
        var line = start;
        for (var i = 0; i < words.Count; i++)
        {
            var word = Drawing.DrawingFormats.Clean(words[i]) + (i == words.Count - 1 ? "" : ", ");
            if (line.Length + word.TrimEnd().Length > Width && line.Trim().Length > 0 && i > 0)
            {
                output.Write(line.TrimEnd() + "\n");
                line = indent;
            }

            line += word;
        }

        output.Write(line + "\n");
    }
}

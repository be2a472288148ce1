namespace Wit.Component;

/// <summary>Names that are strongly-unique (Explainer.md, "Name Uniqueness").</summary>
internal sealed class NameSet
{
    private readonly Dictionary<string, string> _names = [];

    /// <summary>Adds a name; gives the earlier one when there is a conflict, otherwise null.</summary>
    public string? Add(string name)
    {
        var canonical = Canonicalize(name);
        if (_names.TryGetValue(canonical, out var earlier)) return earlier;
        _names[canonical] = name;
        return null;
    }

    private static string Canonicalize(string name)
    {
        // Names of dependencies are data, not labels.
        if (name.Contains('=', StringComparison.Ordinal)) return name;
        var lower = name.ToLowerInvariant();
        if (!lower.StartsWith('[') || lower.StartsWith("[constructor]", StringComparison.Ordinal)) return lower;
        var stripped = lower[(lower.IndexOf(']', StringComparison.Ordinal) + 1)..];
        var dot = stripped.IndexOf('.', StringComparison.Ordinal);
        return dot >= 0 && stripped[..dot] == stripped[(dot + 1)..] ? stripped[..dot] : stripped;
    }
}

using Wit.Component;

namespace Wit.Compose.Wac.Resolution;

/// <summary>Finds the full name of an interface by its plain one, where that is unambiguous.</summary>
internal static class ArgumentNames
{
    /// <summary>The only item whose name ends with the plain name, <c>foo:bar/baz@1.0.0</c> for <c>baz</c>; null when an item is called just so.</summary>
    public static string? Find(string name, NamedItems items)
    {
        if (items.Find(name) is not null) return null;
        string? found = null;
        foreach (var item in items)
        {
            var full = item.Name.Name;
            var slash = full.LastIndexOf('/');
            if (slash < 0) continue;
            var at = full.IndexOf('@', slash);
            if (full.AsSpan(slash + 1, (at < 0 ? full.Length : at) - slash - 1) is var last && !last.SequenceEqual(name)) continue;
            if (found is not null) return null;
            found = full;
        }

        return found;
    }
}

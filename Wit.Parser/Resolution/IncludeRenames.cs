using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

/// <summary>The renames of an <c>include</c>: <c>with { r as s }</c> renames a resource and, in <c>[method]r.f</c>, its functions.</summary>
internal sealed class IncludeRenames
{
    private readonly Dictionary<string, string> _names = [];

    public IncludeRenames(IReadOnlyList<IncludeNameSyntax> names)
    {
        foreach (var name in names)
            if (!_names.ContainsKey(name.Name.Name)) _names.Add(name.Name.Name, name.As.Name);
    }

    /// <summary>The new name of an item; null when it keeps its own.</summary>
    public string? Apply(string name)
    {
        if (_names.TryGetValue(name, out var renamed)) return renamed;
        var (start, end) = ResourcePart(name);
        return start > 0 && _names.TryGetValue(name.Substring(start, end - start), out var resource)
            ? name.Substring(0, start) + resource + name.Substring(end)
            : null;
    }

    /// <summary>The names by which an item can be renamed.</summary>
    public static IEnumerable<string> KeysOf(string name)
    {
        yield return name;
        var (start, end) = ResourcePart(name);
        if (start > 0) yield return name.Substring(start, end - start);
    }

    private static (int Start, int End) ResourcePart(string name)
    {
        var start = name.IndexOf(']') + 1;
        var dot = start > 0 ? name.IndexOf('.', start) : -1;
        return (start, dot < 0 ? name.Length : dot);
    }
}

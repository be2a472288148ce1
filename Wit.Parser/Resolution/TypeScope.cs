using Wit.Model;

namespace Wit.Parser.Resolution;

/// <summary>The names of an interface or world: types, and functions, which may not be used as types.</summary>
internal sealed class TypeScope(bool isDamaged)
{
    /// <summary>What a name stands for.</summary>
    /// <param name="Type">The type; null for a function, or for a type with mistakes.</param>
    /// <param name="IsFunction">Whether it is a function.</param>
    public readonly record struct Entry(WitTypeDef? Type, bool IsFunction);

    private readonly OrderedMap<string, Entry> _entries = new();

    /// <summary>Whether a missing name may have been lost to a syntax error.</summary>
    public bool IsDamaged { get; } = isDamaged;

    public IEnumerable<string> TypeNames => _entries.Where(e => !e.Value.IsFunction).Select(e => e.Key);

    public IEnumerable<WitTypeDef> Types => _entries.Values.Select(e => e.Type).OfType<WitTypeDef>();

    public bool TryAdd(string name, Entry entry) => _entries.TryAdd(name, entry);

    public bool TryGet(string name, out Entry entry) => _entries.TryGetValue(name, out entry);
}

using System.Collections;

namespace Wit.Component;

/// <summary>An import or export: its name and its type.</summary>
/// <param name="Name">The name and its attributes.</param>
/// <param name="Type">The type.</param>
public sealed record NamedItem(ExternName Name, ItemType Type);

/// <summary>Imports or exports in order, also found by name.</summary>
public sealed class NamedItems : IReadOnlyList<NamedItem>
{
    private readonly IReadOnlyList<NamedItem> _items;
    // Made when something is looked for: most lists of names never are.
    private Dictionary<string, NamedItem>? _byName;

    internal NamedItems(IReadOnlyList<NamedItem> items) => _items = items;

    /// <summary>No items.</summary>
    public static NamedItems Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public NamedItem this[int index] => _items[index];

    /// <summary>The item of a name; null when there is none.</summary>
    public NamedItem? Find(string name) => (_byName ?? Index()).GetValueOrDefault(name);

    /// <inheritdoc/>
    public IEnumerator<NamedItem> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Two threads may both do it; either result is right.
    private Dictionary<string, NamedItem> Index()
    {
        var index = new Dictionary<string, NamedItem>(_items.Count);
        foreach (var item in _items) index.TryAdd(item.Name.Name, item);
        return _byName = index;
    }
}

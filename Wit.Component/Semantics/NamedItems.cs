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
    private readonly Dictionary<string, NamedItem> _byName = [];

    internal NamedItems(IReadOnlyList<NamedItem> items)
    {
        _items = items;
        foreach (var item in items) _byName.TryAdd(item.Name.Name, item);
    }

    /// <summary>No items.</summary>
    public static NamedItems Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public NamedItem this[int index] => _items[index];

    /// <summary>The item of a name; null when there is none.</summary>
    public NamedItem? Find(string name) => _byName.GetValueOrDefault(name);

    /// <inheritdoc/>
    public IEnumerator<NamedItem> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

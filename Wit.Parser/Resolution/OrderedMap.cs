using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Wit.Parser.Resolution;

/// <summary>A map that keeps the order of insertion, which is what ids and the order of imports follow.</summary>
internal sealed class OrderedMap<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>> where TKey : notnull
{
    private readonly Dictionary<TKey, int> _indices = [];
    private readonly List<KeyValuePair<TKey, TValue>> _items = [];

    public int Count => _items.Count;

    public TValue this[TKey key] => _items[_indices[key]].Value;

    public IEnumerable<TValue> Values => _items.Select(i => i.Value);

    public bool ContainsKey(TKey key) => _indices.ContainsKey(key);

    public int IndexOf(TKey key) => _indices.TryGetValue(key, out var index) ? index : -1;

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var found = _indices.TryGetValue(key, out var index);
        value = found ? _items[index].Value : default;
        return found;
    }

    public bool TryAdd(TKey key, TValue value)
    {
#if NET
        if (!_indices.TryAdd(key, _items.Count)) return false;
#else
        if (_indices.ContainsKey(key)) return false;
        _indices[key] = _items.Count;
#endif
        _items.Add(new KeyValuePair<TKey, TValue>(key, value));
        return true;
    }

    public void Replace(TKey key, TValue value) => _items[_indices[key]] = new KeyValuePair<TKey, TValue>(key, value);

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

namespace Wit.Abi;

/// <summary>
/// The marshaller of <c>map&lt;K, V&gt;</c>, which is laid out as <c>list&lt;tuple&lt;K, V&gt;&gt;</c>. Of several entries
/// with one key the last counts (Explainer.md, "Container types").
/// </summary>
/// <typeparam name="TKey">The key type.</typeparam>
/// <typeparam name="TKeyCanonical">The marshaller of the keys.</typeparam>
/// <typeparam name="TValue">The value type.</typeparam>
/// <typeparam name="TValueCanonical">The marshaller of the values.</typeparam>
public readonly struct CanonicalMap<TKey, TKeyCanonical, TValue, TValueCanonical> : ICanonical<Dictionary<TKey, TValue>>
    where TKey : notnull
    where TKeyCanonical : ICanonical<TKey>
    where TValueCanonical : ICanonical<TValue>
{
    /// <inheritdoc/>
    public static uint Size => 8;

    /// <inheritdoc/>
    public static uint Alignment => 4;

    /// <inheritdoc/>
    public static int FlatCount => 2;

    /// <inheritdoc/>
    public static bool IsBlittable => false;

    private static uint EntryAlignment => CanonicalTuple<TKey, TKeyCanonical, TValue, TValueCanonical>.Alignment;

    private static uint EntrySize => CanonicalTuple<TKey, TKeyCanonical, TValue, TValueCanonical>.Size;

    private static uint ValueOffset => Layout.AlignTo(TKeyCanonical.Size, TValueCanonical.Alignment);

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue> Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var begin = CanonicalU32.Load(ref memory, address);
        return LoadRange(ref memory, begin, CanonicalU32.Load(ref memory, address + 4));
    }

    /// <inheritdoc/>
    public static void Store<TMemory>(ref TMemory memory, uint address, Dictionary<TKey, TValue> value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var begin = StoreRange(ref memory, value);
        CanonicalU32.Store(ref memory, address, begin);
        CanonicalU32.Store(ref memory, address + 4, (uint)value.Count);
    }

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue> LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var begin = flat.ReadI32();
        return LoadRange(ref memory, begin, flat.ReadI32());
    }

    /// <inheritdoc/>
    public static void LowerFlat<TMemory>(ref TMemory memory, Dictionary<TKey, TValue> value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        flat.WriteI32(StoreRange(ref memory, value));
        flat.WriteI32((uint)value.Count);
    }

    private static Dictionary<TKey, TValue> LoadRange<TMemory>(ref TMemory memory, uint begin, uint length)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var byteLength = (ulong)length * EntrySize;
        if (byteLength > Layout.MaxByteLength) Traps.TooLong("map", byteLength);
        Layout.CheckAligned(begin, EntryAlignment, "map");
        memory.Slice(begin, (uint)byteLength);
        var entries = new Dictionary<TKey, TValue>((int)length);
        for (var address = begin; length > 0; length--, address += EntrySize)
        {
            var key = TKeyCanonical.Load(ref memory, address);
            entries[key] = TValueCanonical.Load(ref memory, address + ValueOffset);
        }

        return entries;
    }

    private static uint StoreRange<TMemory>(ref TMemory memory, Dictionary<TKey, TValue> value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(value);
        var byteLength = (ulong)value.Count * EntrySize;
        if (byteLength > Layout.MaxByteLength) Traps.TooLong("map", byteLength);
        var begin = memory.Realloc(0, 0, EntryAlignment, (uint)byteLength);
        var address = begin;
        foreach (var (key, item) in value)
        {
            TKeyCanonical.Store(ref memory, address, key);
            TValueCanonical.Store(ref memory, address + ValueOffset, item);
            address += EntrySize;
        }

        return begin;
    }
}

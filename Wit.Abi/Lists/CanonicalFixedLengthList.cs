namespace Wit.Abi;

/// <summary>The marshaller of <c>list&lt;T, N&gt;</c>: N elements side by side, without address and length.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TElement">The marshaller of the elements.</typeparam>
/// <typeparam name="TLength">N.</typeparam>
public readonly struct CanonicalFixedLengthList<T, TElement, TLength> : ICanonical<T[]>
    where TElement : ICanonical<T>
    where TLength : INumber
{
    /// <inheritdoc/>
    public static uint Size => TLength.Value * TElement.Size;

    /// <inheritdoc/>
    public static uint Alignment => TElement.Alignment;

    /// <inheritdoc/>
    public static int FlatCount => (int)TLength.Value * TElement.FlatCount;

    /// <inheritdoc/>
    public static bool IsBlittable => false;

    /// <inheritdoc/>
    public static T[] Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var bytes = memory.Slice(address, Size);
        var items = new T[TLength.Value];
        if (Blocks.CanCopy<T, TElement>()) bytes.CopyTo(Blocks.AsWritableBytes<T>(items));
        else
            for (var i = 0; i < items.Length; i++) items[i] = TElement.Load(ref memory, address + ((uint)i * TElement.Size));
        return items;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The array has not N elements.</exception>
    public static void Store<TMemory>(ref TMemory memory, uint address, T[] value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        CheckLength(value);
        if (Blocks.CanCopy<T, TElement>()) Blocks.AsBytes<T>(value).CopyTo(memory.Slice(address, Size));
        else
            for (var i = 0; i < value.Length; i++) TElement.Store(ref memory, address + ((uint)i * TElement.Size), value[i]);
    }

    /// <inheritdoc/>
    public static T[] LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var items = new T[TLength.Value];
        for (var i = 0; i < items.Length; i++) items[i] = TElement.LiftFlat(ref memory, ref flat);
        return items;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The array has not N elements.</exception>
    public static void LowerFlat<TMemory>(ref TMemory memory, T[] value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        CheckLength(value);
        foreach (var item in value) TElement.LowerFlat(ref memory, item, ref flat);
    }

    private static void CheckLength(T[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if ((uint)value.Length != TLength.Value)
            throw new ArgumentException($"the list has {value.Length} elements; its type says {TLength.Value}", nameof(value));
    }
}

namespace Wit.Abi;

/// <summary>The marshaller of a tuple of one element.</summary>
/// <typeparam name="T1">The type of element 1.</typeparam>
/// <typeparam name="TC1">The marshaller of <typeparamref name="T1"/>.</typeparam>
public readonly struct CanonicalTuple<T1, TC1>
    : ICanonicalSequence<ValueTuple<T1>>
    where TC1 : ICanonical<T1>
{
    /// <inheritdoc/>
    public static uint Size => Layout.AlignTo(EndFrom(0), Alignment);

    /// <inheritdoc/>
    public static uint Alignment => TC1.Alignment;

    /// <inheritdoc/>
    public static int FlatCount => TC1.FlatCount;

    /// <summary>False: the runtime lays value tuples out as it likes.</summary>
    public static bool IsBlittable => false;

    /// <inheritdoc/>
    public static uint EndFrom(uint offset)
    {
        offset = Layout.AlignTo(offset, TC1.Alignment);
        offset += TC1.Size;
        return offset;
    }

    /// <inheritdoc/>
    public static ValueTuple<T1> LoadFrom<TMemory>(ref TMemory memory, uint address, uint offset)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        offset = Layout.AlignTo(offset, TC1.Alignment);
        var item1 = TC1.Load(ref memory, address + offset);
        return new ValueTuple<T1>(item1);
    }

    /// <inheritdoc/>
    public static void StoreFrom<TMemory>(ref TMemory memory, uint address, uint offset, ValueTuple<T1> value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        offset = Layout.AlignTo(offset, TC1.Alignment);
        TC1.Store(ref memory, address + offset, value.Item1);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1> Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct =>
        LoadFrom(ref memory, address, 0);

    /// <inheritdoc/>
    public static void Store<TMemory>(ref TMemory memory, uint address, ValueTuple<T1> value)
        where TMemory : ICanonicalMemory, allows ref struct =>
        StoreFrom(ref memory, address, 0, value);

    /// <inheritdoc/>
    public static ValueTuple<T1> LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var item1 = TC1.LiftFlat(ref memory, ref flat);
        return new ValueTuple<T1>(item1);
    }

    /// <inheritdoc/>
    public static void LowerFlat<TMemory>(ref TMemory memory, ValueTuple<T1> value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        TC1.LowerFlat(ref memory, value.Item1, ref flat);
    }
}

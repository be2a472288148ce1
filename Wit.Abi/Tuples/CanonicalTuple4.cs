namespace Wit.Abi;

/// <summary>The marshaller of a tuple of four elements.</summary>
/// <typeparam name="T1">The type of element 1.</typeparam>
/// <typeparam name="TC1">The marshaller of <typeparamref name="T1"/>.</typeparam>
/// <typeparam name="T2">The type of element 2.</typeparam>
/// <typeparam name="TC2">The marshaller of <typeparamref name="T2"/>.</typeparam>
/// <typeparam name="T3">The type of element 3.</typeparam>
/// <typeparam name="TC3">The marshaller of <typeparamref name="T3"/>.</typeparam>
/// <typeparam name="T4">The type of element 4.</typeparam>
/// <typeparam name="TC4">The marshaller of <typeparamref name="T4"/>.</typeparam>
public readonly struct CanonicalTuple<T1, TC1, T2, TC2, T3, TC3, T4, TC4>
    : ICanonicalSequence<(T1, T2, T3, T4)>
    where TC1 : ICanonical<T1>
    where TC2 : ICanonical<T2>
    where TC3 : ICanonical<T3>
    where TC4 : ICanonical<T4>
{
    /// <inheritdoc/>
    public static uint Size => Layout.AlignTo(EndFrom(0), Alignment);

    /// <inheritdoc/>
    public static uint Alignment => Layout.Widest(TC1.Alignment | TC2.Alignment | TC3.Alignment | TC4.Alignment);

    /// <inheritdoc/>
    public static int FlatCount => TC1.FlatCount + TC2.FlatCount + TC3.FlatCount + TC4.FlatCount;

    /// <summary>False: the runtime lays value tuples out as it likes.</summary>
    public static bool IsBlittable => false;

    /// <inheritdoc/>
    public static uint EndFrom(uint offset)
    {
        offset = Layout.AlignTo(offset, TC1.Alignment);
        offset += TC1.Size;
        offset = Layout.AlignTo(offset, TC2.Alignment);
        offset += TC2.Size;
        offset = Layout.AlignTo(offset, TC3.Alignment);
        offset += TC3.Size;
        offset = Layout.AlignTo(offset, TC4.Alignment);
        offset += TC4.Size;
        return offset;
    }

    /// <inheritdoc/>
    public static (T1, T2, T3, T4) LoadFrom<TMemory>(ref TMemory memory, uint address, uint offset)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        offset = Layout.AlignTo(offset, TC1.Alignment);
        var item1 = TC1.Load(ref memory, address + offset);
        offset += TC1.Size;
        offset = Layout.AlignTo(offset, TC2.Alignment);
        var item2 = TC2.Load(ref memory, address + offset);
        offset += TC2.Size;
        offset = Layout.AlignTo(offset, TC3.Alignment);
        var item3 = TC3.Load(ref memory, address + offset);
        offset += TC3.Size;
        offset = Layout.AlignTo(offset, TC4.Alignment);
        var item4 = TC4.Load(ref memory, address + offset);
        return (item1, item2, item3, item4);
    }

    /// <inheritdoc/>
    public static void StoreFrom<TMemory>(ref TMemory memory, uint address, uint offset, (T1, T2, T3, T4) value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        offset = Layout.AlignTo(offset, TC1.Alignment);
        TC1.Store(ref memory, address + offset, value.Item1);
        offset += TC1.Size;
        offset = Layout.AlignTo(offset, TC2.Alignment);
        TC2.Store(ref memory, address + offset, value.Item2);
        offset += TC2.Size;
        offset = Layout.AlignTo(offset, TC3.Alignment);
        TC3.Store(ref memory, address + offset, value.Item3);
        offset += TC3.Size;
        offset = Layout.AlignTo(offset, TC4.Alignment);
        TC4.Store(ref memory, address + offset, value.Item4);
    }

    /// <inheritdoc/>
    public static (T1, T2, T3, T4) Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct =>
        LoadFrom(ref memory, address, 0);

    /// <inheritdoc/>
    public static void Store<TMemory>(ref TMemory memory, uint address, (T1, T2, T3, T4) value)
        where TMemory : ICanonicalMemory, allows ref struct =>
        StoreFrom(ref memory, address, 0, value);

    /// <inheritdoc/>
    public static (T1, T2, T3, T4) LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var item1 = TC1.LiftFlat(ref memory, ref flat);
        var item2 = TC2.LiftFlat(ref memory, ref flat);
        var item3 = TC3.LiftFlat(ref memory, ref flat);
        var item4 = TC4.LiftFlat(ref memory, ref flat);
        return (item1, item2, item3, item4);
    }

    /// <inheritdoc/>
    public static void LowerFlat<TMemory>(ref TMemory memory, (T1, T2, T3, T4) value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        TC1.LowerFlat(ref memory, value.Item1, ref flat);
        TC2.LowerFlat(ref memory, value.Item2, ref flat);
        TC3.LowerFlat(ref memory, value.Item3, ref flat);
        TC4.LowerFlat(ref memory, value.Item4, ref flat);
    }
}

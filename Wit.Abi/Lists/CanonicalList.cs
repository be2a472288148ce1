using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wit.Abi;

/// <summary>The marshaller of <c>list&lt;T&gt;</c>. A list of blittable elements is copied as one block.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TElement">The marshaller of the elements.</typeparam>
public readonly struct CanonicalList<T, TElement> : ICanonical<T[]>
    where TElement : ICanonical<T>
{
    /// <inheritdoc/>
    public static uint Size => 8;

    /// <inheritdoc/>
    public static uint Alignment => 4;

    /// <inheritdoc/>
    public static int FlatCount => 2;

    /// <inheritdoc/>
    public static bool IsBlittable => false;

    /// <inheritdoc/>
    public static T[] Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var begin = CanonicalU32.Load(ref memory, address);
        return LoadRange(ref memory, begin, CanonicalU32.Load(ref memory, address + 4));
    }

    /// <inheritdoc/>
    public static void Store<TMemory>(ref TMemory memory, uint address, T[] value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(value);
        Store(ref memory, address, value.AsSpan());
    }

    /// <summary>Writes a list given as a span.</summary>
    public static void Store<TMemory>(ref TMemory memory, uint address, scoped ReadOnlySpan<T> value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var begin = StoreRange(ref memory, value);
        CanonicalU32.Store(ref memory, address, begin);
        CanonicalU32.Store(ref memory, address + 4, (uint)value.Length);
    }

    /// <inheritdoc/>
    public static T[] LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var begin = flat.ReadI32();
        return LoadRange(ref memory, begin, flat.ReadI32());
    }

    /// <summary>
    /// Reads a list of blittable elements without copying: a view of linear memory that is valid until the guest runs
    /// again. Other elements are read into a new array.
    /// </summary>
    public static ReadOnlySpan<T> LiftFlatSpan<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var begin = flat.ReadI32();
        return LoadSpan(ref memory, begin, flat.ReadI32());
    }

    /// <summary>As <see cref="LiftFlatSpan{TMemory}"/>, of a list whose address and length are in linear memory.</summary>
    public static ReadOnlySpan<T> LoadSpan<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var begin = CanonicalU32.Load(ref memory, address);
        return LoadSpan(ref memory, begin, CanonicalU32.Load(ref memory, address + 4));
    }

    /// <inheritdoc/>
    public static void LowerFlat<TMemory>(ref TMemory memory, T[] value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(value);
        LowerFlat(ref memory, value.AsSpan(), ref flat);
    }

    /// <summary>Lowers a list given as a span.</summary>
    public static void LowerFlat<TMemory>(ref TMemory memory, scoped ReadOnlySpan<T> value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        flat.WriteI32(StoreRange(ref memory, value));
        flat.WriteI32((uint)value.Length);
    }

    private static ReadOnlySpan<T> LoadSpan<TMemory>(ref TMemory memory, uint begin, uint length)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        if (!Blocks.CanCopy<T, TElement>()) return LoadRange(ref memory, begin, length);
        var bytes = memory.Slice(begin, CheckRange(begin, length));
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetReference(bytes)), (int)length);
    }

    private static T[] LoadRange<TMemory>(ref TMemory memory, uint begin, uint length)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        // The bounds are checked before anything is allocated: the length is the guest's.
        var bytes = memory.Slice(begin, CheckRange(begin, length));
        if (length == 0) return [];
        if (Blocks.CanCopy<T, TElement>())
        {
            var block = GC.AllocateUninitializedArray<T>((int)length);
            bytes.CopyTo(Blocks.AsWritableBytes<T>(block));
            return block;
        }

        var items = new T[length];
        for (var i = 0; i < items.Length; i++) items[i] = TElement.Load(ref memory, begin + ((uint)i * TElement.Size));
        return items;
    }

    private static uint StoreRange<TMemory>(ref TMemory memory, scoped ReadOnlySpan<T> value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var byteLength = ByteLength((uint)value.Length);
        var begin = memory.Realloc(0, 0, TElement.Alignment, byteLength);
        var bytes = memory.Slice(begin, byteLength);
        if (Blocks.CanCopy<T, TElement>()) Blocks.AsBytes(value).CopyTo(bytes);
        else
            for (var i = 0; i < value.Length; i++) TElement.Store(ref memory, begin + ((uint)i * TElement.Size), value[i]);
        return begin;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint CheckRange(uint begin, uint length)
    {
        var byteLength = ByteLength(length);
        Layout.CheckAligned(begin, TElement.Alignment, "list");
        return byteLength;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ByteLength(uint length)
    {
        var byteLength = (ulong)length * TElement.Size;
        if (byteLength > Layout.MaxByteLength) Traps.TooLong("list", byteLength);
        return (uint)byteLength;
    }
}

using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>Appends core values to the slots of a core call.</summary>
/// <param name="slots">The slots, at least as many as will be written.</param>
public ref struct FlatWriter(Span<FlatValue> slots)
{
    private readonly Span<FlatValue> _slots = slots;
    private int _count;

    /// <summary>The number of values written.</summary>
    public readonly int Count => _count;

    /// <summary>Appends an i32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteI32(uint value) => _slots[_count++].Bits = value;

    /// <summary>Appends an i64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteI64(ulong value) => _slots[_count++].Bits = value;

    /// <summary>Appends an f32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteF32(float value) => _slots[_count++].Bits = BitConverter.SingleToUInt32Bits(value);

    /// <summary>Appends an f64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteF64(double value) => _slots[_count++].Bits = BitConverter.DoubleToUInt64Bits(value);

    /// <summary>Appends zeros until <paramref name="end"/> values are written: the unused slots of a variant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PadTo(int end)
    {
        while (_count < end) _slots[_count++].Bits = 0;
    }
}

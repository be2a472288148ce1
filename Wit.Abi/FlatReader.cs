using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>Reads core values from the slots of a core call.</summary>
/// <param name="slots">The slots.</param>
public ref struct FlatReader(ReadOnlySpan<FlatValue> slots)
{
    private readonly ReadOnlySpan<FlatValue> _slots = slots;
    private int _position;

    /// <summary>Whether there are no slots at all: a guest is called so only to prepare its methods.</summary>
    public readonly bool IsEmpty => _slots.IsEmpty;

    /// <summary>The number of values read.</summary>
    public readonly int Position => _position;

    /// <summary>Reads an i32; of a wider joined slot the low half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadI32() => (uint)_slots[_position++].Bits;

    /// <summary>Reads an i64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadI64() => _slots[_position++].Bits;

    /// <summary>Reads an f32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float ReadF32() => BitConverter.UInt32BitsToSingle((uint)_slots[_position++].Bits);

    /// <summary>Reads an f64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double ReadF64() => BitConverter.UInt64BitsToDouble(_slots[_position++].Bits);

    /// <summary>Goes on at <paramref name="end"/>: skips the unused slots of a variant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SkipTo(int end) => _position = end;
}

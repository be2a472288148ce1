using System.Runtime.CompilerServices;
using System.Text;

namespace Wit.Abi;

/// <summary>The marshaller of <c>char</c>, a Unicode scalar value.</summary>
public readonly struct CanonicalChar : ICanonical<Rune>
{
    /// <inheritdoc/>
    public static uint Size => 4;

    /// <inheritdoc/>
    public static uint Alignment => 4;

    /// <inheritdoc/>
    public static int FlatCount => 1;

    /// <summary>False: not every number is a scalar value.</summary>
    public static bool IsBlittable => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Rune Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct =>
        ToRune(CanonicalU32.Load(ref memory, address));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TMemory>(ref TMemory memory, uint address, Rune value)
        where TMemory : ICanonicalMemory, allows ref struct =>
        CanonicalU32.Store(ref memory, address, (uint)value.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Rune LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        ToRune(flat.ReadI32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, Rune value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        flat.WriteI32((uint)value.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Rune ToRune(uint value)
    {
        if (!Rune.TryCreate(value, out var rune)) Traps.InvalidChar(value);
        return rune;
    }
}

using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>The marshaller of <c>s8</c>.</summary>
public readonly struct CanonicalS8 : ICanonical<sbyte>
{
    /// <inheritdoc/>
    public static uint Size => 1;

    /// <inheritdoc/>
    public static uint Alignment => 1;

    /// <inheritdoc/>
    public static int FlatCount => 1;

    /// <inheritdoc/>
    public static bool IsBlittable => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static sbyte Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct =>
        (sbyte)memory.Slice(address, 1)[0];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TMemory>(ref TMemory memory, uint address, sbyte value)
        where TMemory : ICanonicalMemory, allows ref struct =>
        memory.Slice(address, 1)[0] = (byte)value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static sbyte LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        (sbyte)flat.ReadI32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, sbyte value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        flat.WriteI32((uint)value);
}

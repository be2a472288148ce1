using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>The marshaller of <c>u8</c>.</summary>
public readonly struct CanonicalU8 : ICanonical<byte>
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
    public static byte Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct =>
        memory.Slice(address, 1)[0];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TMemory>(ref TMemory memory, uint address, byte value)
        where TMemory : ICanonicalMemory, allows ref struct =>
        memory.Slice(address, 1)[0] = value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        (byte)flat.ReadI32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, byte value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        flat.WriteI32(value);
}

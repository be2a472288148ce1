using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>The marshaller of <c>u32</c>.</summary>
public readonly struct CanonicalU32 : ICanonical<uint>
{
    /// <inheritdoc/>
    public static uint Size => 4;

    /// <inheritdoc/>
    public static uint Alignment => 4;

    /// <inheritdoc/>
    public static int FlatCount => 1;

    /// <inheritdoc/>
    public static bool IsBlittable => BitConverter.IsLittleEndian;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct =>
        BinaryPrimitives.ReadUInt32LittleEndian(memory.Slice(address, 4));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TMemory>(ref TMemory memory, uint address, uint value)
        where TMemory : ICanonicalMemory, allows ref struct =>
        BinaryPrimitives.WriteUInt32LittleEndian(memory.Slice(address, 4), value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        flat.ReadI32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, uint value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        flat.WriteI32(value);
}

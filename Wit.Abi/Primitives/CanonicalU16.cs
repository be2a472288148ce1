using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>The marshaller of <c>u16</c>.</summary>
public readonly struct CanonicalU16 : ICanonical<ushort>
{
    /// <inheritdoc/>
    public static uint Size => 2;

    /// <inheritdoc/>
    public static uint Alignment => 2;

    /// <inheritdoc/>
    public static int FlatCount => 1;

    /// <inheritdoc/>
    public static bool IsBlittable => BitConverter.IsLittleEndian;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct =>
        BinaryPrimitives.ReadUInt16LittleEndian(memory.Slice(address, 2));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TMemory>(ref TMemory memory, uint address, ushort value)
        where TMemory : ICanonicalMemory, allows ref struct =>
        BinaryPrimitives.WriteUInt16LittleEndian(memory.Slice(address, 2), value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        (ushort)flat.ReadI32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, ushort value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        flat.WriteI32(value);
}

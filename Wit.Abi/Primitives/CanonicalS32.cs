using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>The marshaller of <c>s32</c>.</summary>
public readonly struct CanonicalS32 : ICanonical<int>
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
    public static int Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct =>
        BinaryPrimitives.ReadInt32LittleEndian(memory.Slice(address, 4));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TMemory>(ref TMemory memory, uint address, int value)
        where TMemory : ICanonicalMemory, allows ref struct =>
        BinaryPrimitives.WriteInt32LittleEndian(memory.Slice(address, 4), value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        (int)flat.ReadI32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, int value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        flat.WriteI32((uint)value);
}

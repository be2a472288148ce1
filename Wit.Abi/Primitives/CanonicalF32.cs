using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>The marshaller of <c>f32</c>. Lifting a single value turns every NaN into the canonical one; lists are copied as one block and
/// keep the bits of a NaN, which CanonicalABI.md, "Storing", allows (lifting and lowering may pass the original NaN on).</summary>
public readonly struct CanonicalF32 : ICanonical<float>
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
    public static float Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct =>
        Canonicalize(BinaryPrimitives.ReadSingleLittleEndian(memory.Slice(address, 4)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TMemory>(ref TMemory memory, uint address, float value)
        where TMemory : ICanonicalMemory, allows ref struct =>
        BinaryPrimitives.WriteSingleLittleEndian(memory.Slice(address, 4), value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        Canonicalize(flat.ReadF32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, float value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        flat.WriteF32(value);

    // The sign and payload of a NaN carry no information across a component boundary (CanonicalABI.md, "Loading").
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Canonicalize(float value) => float.IsNaN(value) ? BitConverter.UInt32BitsToSingle(0x7fc00000) : value;
}

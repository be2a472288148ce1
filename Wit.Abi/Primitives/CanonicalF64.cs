using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>The marshaller of <c>f64</c>. Lifting a single value turns every NaN into the canonical one; lists are copied as one block and
/// keep the bits of a NaN, which CanonicalABI.md, "Storing", allows (lifting and lowering may pass the original NaN on).</summary>
public readonly struct CanonicalF64 : ICanonical<double>
{
    /// <inheritdoc/>
    public static uint Size => 8;

    /// <inheritdoc/>
    public static uint Alignment => 8;

    /// <inheritdoc/>
    public static int FlatCount => 1;

    /// <inheritdoc/>
    public static bool IsBlittable => BitConverter.IsLittleEndian;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct =>
        Canonicalize(BinaryPrimitives.ReadDoubleLittleEndian(memory.Slice(address, 8)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TMemory>(ref TMemory memory, uint address, double value)
        where TMemory : ICanonicalMemory, allows ref struct =>
        BinaryPrimitives.WriteDoubleLittleEndian(memory.Slice(address, 8), value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        Canonicalize(flat.ReadF64());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, double value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        flat.WriteF64(value);

    // The sign and payload of a NaN carry no information across a component boundary (CanonicalABI.md, "Loading").
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Canonicalize(double value) => double.IsNaN(value) ? BitConverter.UInt64BitsToDouble(0x7ff8000000000000) : value;
}

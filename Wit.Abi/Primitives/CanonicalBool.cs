using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>The marshaller of <c>bool</c>: any number but 0 is true.</summary>
public readonly struct CanonicalBool : ICanonical<bool>
{
    /// <inheritdoc/>
    public static uint Size => 1;

    /// <inheritdoc/>
    public static uint Alignment => 1;

    /// <inheritdoc/>
    public static int FlatCount => 1;

    /// <summary>False: a C# bool of a byte other than 0 and 1 is neither true nor false.</summary>
    public static bool IsBlittable => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct =>
        memory.Slice(address, 1)[0] != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TMemory>(ref TMemory memory, uint address, bool value)
        where TMemory : ICanonicalMemory, allows ref struct =>
        memory.Slice(address, 1)[0] = value ? (byte)1 : (byte)0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        flat.ReadI32() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, bool value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        flat.WriteI32(value ? 1u : 0u);
}

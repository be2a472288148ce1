using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>The marshaller of <c>string</c>, in the encoding of the memory's canonical options.</summary>
/// <remarks>
/// A component string is a sequence of Unicode scalar values. A lone surrogate of a C# string is none, and becomes U+FFFD
/// when lowered; one in a guest's UTF-16 is a trap.
/// </remarks>
public readonly struct CanonicalString : ICanonical<string>
{
    /// <inheritdoc/>
    public static uint Size => 8;

    /// <inheritdoc/>
    public static uint Alignment => 4;

    /// <inheritdoc/>
    public static int FlatCount => 2;

    /// <inheritdoc/>
    public static bool IsBlittable => false;

    /// <inheritdoc/>
    public static string Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var begin = CanonicalU32.Load(ref memory, address);
        return StringTranscoder.Load(ref memory, begin, CanonicalU32.Load(ref memory, address + 4));
    }

    /// <inheritdoc/>
    public static void Store<TMemory>(ref TMemory memory, uint address, string value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(value);
        Store(ref memory, address, value.AsSpan());
    }

    /// <summary>Writes a string given as a span; see <see cref="Store{TMemory}(ref TMemory, uint, string)"/>.</summary>
    public static void Store<TMemory>(ref TMemory memory, uint address, scoped ReadOnlySpan<char> value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var begin = StringTranscoder.Store(ref memory, value, out var codeUnits);
        CanonicalU32.Store(ref memory, address, begin);
        CanonicalU32.Store(ref memory, address + 4, codeUnits);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static string LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var begin = flat.ReadI32();
        return StringTranscoder.Load(ref memory, begin, flat.ReadI32());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, string value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(value);
        LowerFlat(ref memory, value.AsSpan(), ref flat);
    }

    /// <summary>Lowers a string given as a span; see <see cref="LowerFlat{TMemory}(ref TMemory, string, ref FlatWriter)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, scoped ReadOnlySpan<char> value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        flat.WriteI32(StringTranscoder.Store(ref memory, value, out var codeUnits));
        flat.WriteI32(codeUnits);
    }
}

using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>The marshaller of an <c>enum</c>.</summary>
/// <typeparam name="T">The C# enum; its underlying type is <c>byte</c>, <c>ushort</c> or <c>uint</c>, as wide as in memory.</typeparam>
/// <typeparam name="TCount">The number of cases.</typeparam>
public readonly struct CanonicalEnum<T, TCount> : ICanonical<T>
    where T : unmanaged, Enum
    where TCount : INumber
{
    /// <inheritdoc/>
    public static uint Size => (uint)Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public static uint Alignment => (uint)Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public static int FlatCount => 1;

    /// <summary>False: not every number is a value.</summary>
    public static bool IsBlittable => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct =>
        FromNumber(Unsafe.SizeOf<T>() switch
        {
            1 => CanonicalU8.Load(ref memory, address),
            2 => CanonicalU16.Load(ref memory, address),
            _ => CanonicalU32.Load(ref memory, address),
        });

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TMemory>(ref TMemory memory, uint address, T value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var number = ToNumber(value);
        if (Unsafe.SizeOf<T>() == 1) CanonicalU8.Store(ref memory, address, (byte)number);
        else if (Unsafe.SizeOf<T>() == 2) CanonicalU16.Store(ref memory, address, (ushort)number);
        else CanonicalU32.Store(ref memory, address, number);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        FromNumber(flat.ReadI32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, T value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        flat.WriteI32(ToNumber(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FromNumber(uint number)
    {
        if (number >= TCount.Value) Traps.InvalidDiscriminant(number, TCount.Value);
        if (Unsafe.SizeOf<T>() == 1) return Unsafe.BitCast<byte, T>((byte)number);
        return Unsafe.SizeOf<T>() == 2 ? Unsafe.BitCast<ushort, T>((ushort)number) : Unsafe.BitCast<uint, T>(number);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ToNumber(T value)
    {
        var number = Unsafe.SizeOf<T>() switch
        {
            1 => Unsafe.BitCast<T, byte>(value),
            2 => Unsafe.BitCast<T, ushort>(value),
            _ => Unsafe.BitCast<T, uint>(value),
        };
        if (number >= TCount.Value) throw new ArgumentOutOfRangeException(nameof(value), value, "the value is none of the enum's cases");
        return number;
    }
}

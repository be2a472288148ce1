using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>The marshaller of a WIT type that the user has mapped to a type of his own.</summary>
/// <typeparam name="TUser">The user's type.</typeparam>
/// <typeparam name="TWit">The C# type that stands for the WIT type otherwise.</typeparam>
/// <typeparam name="TCanonical">The marshaller of <typeparamref name="TWit"/>.</typeparam>
/// <typeparam name="TConversion">The user's conversion.</typeparam>
public readonly struct CanonicalConverted<TUser, TWit, TCanonical, TConversion> : ICanonical<TUser>
    where TCanonical : ICanonical<TWit>
    where TConversion : IConversion<TUser, TWit>
{
    /// <inheritdoc/>
    public static uint Size => TCanonical.Size;

    /// <inheritdoc/>
    public static uint Alignment => TCanonical.Alignment;

    /// <inheritdoc/>
    public static int FlatCount => TCanonical.FlatCount;

    /// <inheritdoc/>
    public static bool IsBlittable => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TUser Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct =>
        TConversion.FromWit(TCanonical.Load(ref memory, address));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TMemory>(ref TMemory memory, uint address, TUser value)
        where TMemory : ICanonicalMemory, allows ref struct =>
        TCanonical.Store(ref memory, address, TConversion.ToWit(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TUser LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        TConversion.FromWit(TCanonical.LiftFlat(ref memory, ref flat));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, TUser value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        TCanonical.LowerFlat(ref memory, TConversion.ToWit(value), ref flat);
}

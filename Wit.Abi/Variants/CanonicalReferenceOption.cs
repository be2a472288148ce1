using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>The marshaller of <c>option&lt;T&gt;</c> of a reference type, null for none.</summary>
/// <typeparam name="T">The type of the value if there is one.</typeparam>
/// <typeparam name="TElement">The marshaller of <typeparamref name="T"/>.</typeparam>
public readonly struct CanonicalReferenceOption<T, TElement> : ICanonical<T?>
    where T : class
    where TElement : ICanonical<T>
{
    /// <inheritdoc/>
    public static uint Size => TElement.Alignment + TElement.Size;

    /// <inheritdoc/>
    public static uint Alignment => TElement.Alignment;

    /// <inheritdoc/>
    public static int FlatCount => 1 + TElement.FlatCount;

    /// <inheritdoc/>
    public static bool IsBlittable => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        uint discriminant = CanonicalU8.Load(ref memory, address);
        if (discriminant > 1) Traps.InvalidDiscriminant(discriminant, 2);
        return discriminant == 0 ? null : TElement.Load(ref memory, address + TElement.Alignment);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TMemory>(ref TMemory memory, uint address, T? value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        CanonicalBool.Store(ref memory, address, value is not null);
        if (value is not null) TElement.Store(ref memory, address + TElement.Alignment, value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var end = flat.Position + FlatCount;
        var discriminant = flat.ReadI32();
        if (discriminant > 1) Traps.InvalidDiscriminant(discriminant, 2);
        if (discriminant != 0) return TElement.LiftFlat(ref memory, ref flat);
        flat.SkipTo(end);
        return null;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, T? value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var end = flat.Count + FlatCount;
        CanonicalBool.LowerFlat(ref memory, value is not null, ref flat);
        if (value is not null) TElement.LowerFlat(ref memory, value, ref flat);
        else flat.PadTo(end);
    }
}

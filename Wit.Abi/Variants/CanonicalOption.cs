using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>The marshaller of <c>option&lt;T&gt;</c> as <see cref="Option{T}"/>: for options of options.</summary>
/// <typeparam name="T">The type of the value if there is one.</typeparam>
/// <typeparam name="TElement">The marshaller of <typeparamref name="T"/>.</typeparam>
public readonly struct CanonicalOption<T, TElement> : ICanonical<Option<T>>
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
    public static Option<T> Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        uint discriminant = CanonicalU8.Load(ref memory, address);
        if (discriminant > 1) Traps.InvalidDiscriminant(discriminant, 2);
        return discriminant == 0 ? default : new Option<T>(TElement.Load(ref memory, address + TElement.Alignment));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TMemory>(ref TMemory memory, uint address, Option<T> value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        CanonicalBool.Store(ref memory, address, value.HasValue);
        if (value.HasValue) TElement.Store(ref memory, address + TElement.Alignment, value.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Option<T> LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var end = flat.Position + FlatCount;
        var discriminant = flat.ReadI32();
        if (discriminant > 1) Traps.InvalidDiscriminant(discriminant, 2);
        if (discriminant != 0) return new Option<T>(TElement.LiftFlat(ref memory, ref flat));
        flat.SkipTo(end);
        return default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, Option<T> value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var end = flat.Count + FlatCount;
        CanonicalBool.LowerFlat(ref memory, value.HasValue, ref flat);
        if (value.HasValue) TElement.LowerFlat(ref memory, value.Value, ref flat);
        else flat.PadTo(end);
    }
}

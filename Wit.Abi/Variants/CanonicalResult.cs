using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>The marshaller of <c>result&lt;T, E&gt;</c>.</summary>
/// <typeparam name="TOk">The success type; <see cref="Unit"/> for none.</typeparam>
/// <typeparam name="TOkCanonical">Its marshaller.</typeparam>
/// <typeparam name="TError">The error type; <see cref="Unit"/> for none.</typeparam>
/// <typeparam name="TErrorCanonical">Its marshaller.</typeparam>
public readonly struct CanonicalResult<TOk, TOkCanonical, TError, TErrorCanonical> : ICanonical<Result<TOk, TError>>
    where TOkCanonical : ICanonical<TOk>
    where TErrorCanonical : ICanonical<TError>
{
    /// <inheritdoc/>
    public static uint Size => Alignment + Layout.AlignTo(Math.Max(TOkCanonical.Size, TErrorCanonical.Size), Alignment);

    /// <summary>The alignment, which is also the offset of the payload: the discriminant is one byte.</summary>
    public static uint Alignment => Math.Max(TOkCanonical.Alignment, TErrorCanonical.Alignment);

    /// <inheritdoc/>
    public static int FlatCount => 1 + Math.Max(TOkCanonical.FlatCount, TErrorCanonical.FlatCount);

    /// <inheritdoc/>
    public static bool IsBlittable => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Result<TOk, TError> Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        uint discriminant = CanonicalU8.Load(ref memory, address);
        if (discriminant > 1) Traps.InvalidDiscriminant(discriminant, 2);
        return discriminant == 0
            ? Result<TOk, TError>.Ok(TOkCanonical.Load(ref memory, address + Alignment))
            : Result<TOk, TError>.Err(TErrorCanonical.Load(ref memory, address + Alignment));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TMemory>(ref TMemory memory, uint address, Result<TOk, TError> value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        CanonicalBool.Store(ref memory, address, value.IsError);
        if (value.IsError) TErrorCanonical.Store(ref memory, address + Alignment, value.Error);
        else TOkCanonical.Store(ref memory, address + Alignment, value.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Result<TOk, TError> LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var end = flat.Position + FlatCount;
        var discriminant = flat.ReadI32();
        if (discriminant > 1) Traps.InvalidDiscriminant(discriminant, 2);
        var result = discriminant == 0
            ? Result<TOk, TError>.Ok(TOkCanonical.LiftFlat(ref memory, ref flat))
            : Result<TOk, TError>.Err(TErrorCanonical.LiftFlat(ref memory, ref flat));
        flat.SkipTo(end);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, Result<TOk, TError> value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var end = flat.Count + FlatCount;
        CanonicalBool.LowerFlat(ref memory, value.IsError, ref flat);
        if (value.IsError) TErrorCanonical.LowerFlat(ref memory, value.Error, ref flat);
        else TOkCanonical.LowerFlat(ref memory, value.Value, ref flat);
        flat.PadTo(end);
    }
}

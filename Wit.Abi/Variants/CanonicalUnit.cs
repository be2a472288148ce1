namespace Wit.Abi;

/// <summary>The marshaller of nothing: the missing payload of a <c>result</c>.</summary>
public readonly struct CanonicalUnit : ICanonical<Unit>
{
    /// <inheritdoc/>
    public static uint Size => 0;

    /// <inheritdoc/>
    public static uint Alignment => 1;

    /// <inheritdoc/>
    public static int FlatCount => 0;

    /// <inheritdoc/>
    public static bool IsBlittable => false;

    /// <inheritdoc/>
    public static Unit Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct => default;

    /// <inheritdoc/>
    public static void Store<TMemory>(ref TMemory memory, uint address, Unit value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
    }

    /// <inheritdoc/>
    public static Unit LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct => default;

    /// <inheritdoc/>
    public static void LowerFlat<TMemory>(ref TMemory memory, Unit value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
    }
}

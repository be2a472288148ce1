using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>The marshaller of <c>borrow&lt;R&gt;</c>: an index that means something only in the tables of the call's memory.</summary>
/// <typeparam name="T">The C# interface of the resource.</typeparam>
/// <typeparam name="TResource">What stands for the resource type.</typeparam>
public readonly struct CanonicalBorrow<T, TResource> : ICanonical<T>
    where T : class
    where TResource : IResourceType<T>
{
    /// <inheritdoc/>
    public static uint Size => 4;

    /// <inheritdoc/>
    public static uint Alignment => 4;

    /// <inheritdoc/>
    public static int FlatCount => 1;

    /// <inheritdoc/>
    public static bool IsBlittable => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct =>
        memory.LiftBorrow<T, TResource>(CanonicalU32.Load(ref memory, address));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TMemory>(ref TMemory memory, uint address, T value)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(value);
        CanonicalU32.Store(ref memory, address, memory.LowerBorrow<T, TResource>(value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct =>
        memory.LiftBorrow<T, TResource>(flat.ReadI32());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LowerFlat<TMemory>(ref TMemory memory, T value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(value);
        flat.WriteI32(memory.LowerBorrow<T, TResource>(value));
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wit.Abi;

/// <summary>Elements as blocks of bytes.</summary>
internal static class Blocks
{
    /// <summary>
    /// Whether elements can be copied as one block. The comparison of sizes guards against a runtime that lays a record out
    /// differently; it is a constant to the JIT, as is everything else here.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool CanCopy<T, TElement>()
        where TElement : ICanonical<T> =>
        !RuntimeHelpers.IsReferenceOrContainsReferences<T>() && TElement.IsBlittable && (uint)Unsafe.SizeOf<T>() == TElement.Size;

    /// <summary>The bytes of elements for which <see cref="CanCopy{T, TElement}"/> holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> AsBytes<T>(ReadOnlySpan<T> items) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(items)), items.Length * Unsafe.SizeOf<T>());

    /// <summary>The bytes of elements for which <see cref="CanCopy{T, TElement}"/> holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<byte> AsWritableBytes<T>(Span<T> items) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(items)), items.Length * Unsafe.SizeOf<T>());
}

using System.Runtime.CompilerServices;

namespace Wit.Abi;

/// <summary>Arithmetic and limits that several marshallers share.</summary>
internal static class Layout
{
    /// <summary>MAX_STRING_BYTE_LENGTH and MAX_LIST_BYTE_LENGTH (CanonicalABI.md, "Loading").</summary>
    public const uint MaxByteLength = (1u << 28) - 1;

    /// <summary>Rounds up to a multiple of a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AlignTo(uint offset, uint alignment) => (offset + alignment - 1) & ~(alignment - 1);

    /// <summary>The widest of several alignments, given their union: they are powers of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Widest(uint alignments) =>
        alignments >= 8 ? 8u : alignments >= 4 ? 4u : alignments >= 2 ? 2u : 1u;

    /// <summary>Traps unless an address that a guest gave is aligned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckAligned(uint address, uint alignment, string what)
    {
        if ((address & (alignment - 1)) != 0) Traps.Misaligned(what, address, alignment);
    }
}

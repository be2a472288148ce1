using System.Runtime.InteropServices;

namespace Wit.Abi;

/// <summary>
/// What the host allocates in a guest between calls. A component instance runs one synchronous call at a time, so one chain
/// of blocks for arguments on their way in and one for a result on its way out suffice.
/// </summary>
public static unsafe class GuestHeap
{
    // In native memory, so that an engine that stands between host and guest can keep the chains without calling managed code.
    private static readonly GuestBlocks* s_chains = (GuestBlocks*)NativeMemory.AllocZeroed(2, (nuint)sizeof(GuestBlocks));

    // Freed by nobody, and never in use by two calls: the host lifts a result before it calls again.
    private static readonly byte* s_returnArea = (byte*)NativeMemory.AlignedAlloc(ReturnAreaSize, 16);

    /// <summary>How many bytes there are for results that are passed in linear memory.</summary>
    internal const uint ReturnAreaSize = 256;

    /// <summary>Where they go.</summary>
    internal static uint ReturnArea => checked((uint)(nuint)s_returnArea);

    /// <summary>The address of the first block on its way in, and behind it of the first on its way out.</summary>
    public static void* Chains => s_chains;

    /// <summary>The body of <c>cabi_realloc</c>, the guest's <c>realloc</c> canonical option.</summary>
    /// <param name="old">The block to resize; null for a new one.</param>
    /// <param name="oldSize">Its size in bytes.</param>
    /// <param name="alignment">The alignment in bytes; at most 8 by the Canonical ABI, and every block is aligned to 16.</param>
    /// <param name="newSize">The wanted size in bytes.</param>
    public static void* Reallocate(void* old, nuint oldSize, nuint alignment, nuint newSize) =>
        s_chains[0].Reallocate(old, oldSize, newSize);

    /// <summary>The body of every <c>cabi_post_</c> function: frees what the last export returned.</summary>
    public static void FreeResult() => s_chains[1].FreeAll();

    /// <summary>The number of blocks that are on their way in or out; 0 between calls.</summary>
    internal static int BlockCount => s_chains[0].Count + s_chains[1].Count;

    internal static GuestBlocks TakeIncoming() => s_chains[0].Take();

    internal static void KeepForPostReturn(GuestBlocks blocks)
    {
        if (!s_chains[1].IsEmpty) s_chains[1].FreeAll();
        s_chains[1] = blocks;
    }
}

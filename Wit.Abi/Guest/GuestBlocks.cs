using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wit.Abi;

/// <summary>
/// Blocks of native memory, chained so that all blocks of one call are freed together.
/// </summary>
/// <remarks>
/// A guest owns what the host allocates in it through <c>cabi_realloc</c> and what it allocates itself for a call. Freeing
/// block by block would need a second walk over every lifted or lowered value; all of them die at the same moment, so each
/// call keeps a chain and drops it as a whole.
/// </remarks>
internal unsafe struct GuestBlocks
{
    private const nuint BlockAlignment = 16;

    private Header* _first;

    /// <summary>Whether there are none.</summary>
    public readonly bool IsEmpty => _first is null;

    /// <summary>The number of blocks in the chain.</summary>
    public readonly int Count
    {
        get
        {
            var count = 0;
            for (var block = _first; block is not null; block = block->Next) count++;
            return count;
        }
    }

    private static nuint HeaderSize => ((nuint)sizeof(Header) + BlockAlignment - 1) & ~(BlockAlignment - 1);

    /// <summary>Allocates a block, or resizes one that is in this chain.</summary>
    /// <param name="old">The block; null for a new one.</param>
    /// <param name="oldSize">Its size in bytes.</param>
    /// <param name="size">The wanted size in bytes.</param>
    /// <returns>The bytes, aligned to 16.</returns>
    public void* Reallocate(void* old, nuint oldSize, nuint size)
    {
        var block = (Header*)NativeMemory.AlignedAlloc(HeaderSize + size, BlockAlignment);
        block->Previous = null;
        block->Next = _first;
        if (_first is not null) _first->Previous = block;
        _first = block;
        var bytes = (byte*)block + HeaderSize;
        if (old is null || oldSize == 0) return bytes;
        Unsafe.CopyBlockUnaligned(bytes, old, (uint)Math.Min(oldSize, size));
        Free(old);
        return bytes;
    }

    /// <summary>Frees all blocks.</summary>
    public void FreeAll()
    {
        while (_first is not null)
        {
            var block = _first;
            _first = block->Next;
            NativeMemory.AlignedFree(block);
        }
    }

    /// <summary>Hands the blocks over and is empty afterwards.</summary>
    public GuestBlocks Take()
    {
        var taken = this;
        _first = null;
        return taken;
    }

    private void Free(void* bytes)
    {
        var block = (Header*)((byte*)bytes - HeaderSize);
        if (block->Previous is not null) block->Previous->Next = block->Next;
        else _first = block->Next;
        if (block->Next is not null) block->Next->Previous = block->Previous;
        NativeMemory.AlignedFree(block);
    }

    private struct Header
    {
        public Header* Previous;
        public Header* Next;
    }
}

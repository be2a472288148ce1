namespace Wit.Abi;

/// <summary>
/// A guest's own address space as the memory of a call, for code compiled to 32-bit WebAssembly. Addresses are what the
/// engine checks, so nothing is checked here.
/// </summary>
public unsafe struct GuestMemory : ICanonicalMemory
{
    private GuestBlocks _blocks;

    /// <summary>UTF-8, which is what generated guests declare.</summary>
    public readonly StringEncoding StringEncoding => StringEncoding.Utf8;

    /// <inheritdoc/>
    public readonly Span<byte> Slice(uint address, uint length) => new((void*)(nuint)address, (int)length);

    /// <inheritdoc/>
    public uint Realloc(uint oldAddress, uint oldSize, uint alignment, uint newSize) =>
        checked((uint)(nuint)_blocks.Reallocate((void*)(nuint)oldAddress, oldSize, newSize));

    /// <summary>Hands over what was allocated.</summary>
    internal GuestBlocks TakeBlocks() => _blocks.Take();
}

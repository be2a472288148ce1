namespace Wit.Abi;

/// <summary>
/// The linear memory of one side of a call, with its canonical options (CanonicalABI.md, "Canonical ABI Context"): on the
/// host a bounds-checked view of a guest's memory, in a guest its own address space.
/// </summary>
public interface ICanonicalMemory
{
    /// <summary>The string encoding of the canonical options.</summary>
    StringEncoding StringEncoding { get; }

    /// <summary>
    /// The bytes from <paramref name="address"/> on. The span is valid until the guest runs again (a call or
    /// <see cref="Realloc"/>), because that can grow and so move the memory.
    /// </summary>
    /// <param name="address">The first byte.</param>
    /// <param name="length">The number of bytes.</param>
    /// <exception cref="WasmTrapException">The range is not inside the memory.</exception>
    Span<byte> Slice(uint address, uint length);

    /// <summary>Calls the <c>realloc</c> of the canonical options and checks what it returns.</summary>
    /// <param name="oldAddress">The block to resize; 0 for a new one.</param>
    /// <param name="oldSize">Its size in bytes; 0 for a new one.</param>
    /// <param name="alignment">The alignment in bytes.</param>
    /// <param name="newSize">The wanted size in bytes.</param>
    /// <returns>The address of the block.</returns>
    /// <exception cref="WasmTrapException">The allocator trapped, or returned a misaligned or out-of-bounds address.</exception>
    uint Realloc(uint oldAddress, uint oldSize, uint alignment, uint newSize);
}

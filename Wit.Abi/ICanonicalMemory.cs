namespace Wit.Abi;

/// <summary>
/// The linear memory of one side of a call, with its canonical options (CanonicalABI.md, "Canonical ABI Context"): on the
/// host a bounds-checked view of a guest's memory, in a guest its own address space.
/// </summary>
public interface ICanonicalMemory
{
    /// <summary>Whether this is the address space of the running code itself, so that allocating costs less than counting beforehand.</summary>
    static virtual bool IsOwn => false;

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

    /// <summary>Takes over a resource whose own handle the other side passes (CanonicalABI.md, "lift_own").</summary>
    /// <exception cref="WasmTrapException">The handle is not an own handle of the resource.</exception>
    T LiftOwn<T, TResource>(uint handle)
        where T : class
        where TResource : IResourceType<T>;

    /// <summary>Passes a resource on with an own handle (CanonicalABI.md, "lower_own").</summary>
    /// <exception cref="ObjectDisposedException">The resource was dropped or passed on before.</exception>
    uint LowerOwn<T, TResource>(T value)
        where T : class
        where TResource : IResourceType<T>;

    /// <summary>The resource that the other side lends for the length of the call (CanonicalABI.md, "lift_borrow").</summary>
    /// <exception cref="WasmTrapException">The handle is not one of the resource.</exception>
    T LiftBorrow<T, TResource>(uint handle)
        where T : class
        where TResource : IResourceType<T>;

    /// <summary>Lends a resource for the length of the call (CanonicalABI.md, "lower_borrow").</summary>
    /// <exception cref="ObjectDisposedException">The resource was dropped or passed on before.</exception>
    uint LowerBorrow<T, TResource>(T value)
        where T : class
        where TResource : IResourceType<T>;
}

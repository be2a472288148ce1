namespace Wit.Abi;

/// <summary>
/// A marshaller: how values of <typeparamref name="T"/> are laid out in linear memory and flattened to core values
/// (CanonicalABI.md, "Loading", "Storing", "Flat Lifting", "Flat Lowering"). One struct per WIT type implements it, so that
/// the JIT and NativeAOT specialise every composition completely; nothing is boxed or called virtually.
/// </summary>
/// <typeparam name="T">The C# type.</typeparam>
public interface ICanonical<T>
    where T : allows ref struct
{
    /// <summary>The size in bytes in linear memory, a multiple of <see cref="Alignment"/>.</summary>
    static abstract uint Size { get; }

    /// <summary>The alignment in bytes: 1, 2, 4 or 8.</summary>
    static abstract uint Alignment { get; }

    /// <summary>The number of core values when flattened.</summary>
    static abstract int FlatCount { get; }

    /// <summary>
    /// Whether <typeparamref name="T"/> is laid out in C# exactly as in linear memory and every bit pattern is a valid
    /// value, so that a list of it is copied as one block.
    /// </summary>
    static virtual bool IsBlittable => false;

    /// <summary>Reads a value from linear memory.</summary>
    /// <exception cref="WasmTrapException">The bytes are no valid value, or an address is out of bounds or misaligned.</exception>
    static abstract T Load<TMemory>(ref TMemory memory, uint address)
        where TMemory : ICanonicalMemory, allows ref struct;

    /// <summary>Writes a value to linear memory, allocating there for strings and lists.</summary>
    /// <exception cref="WasmTrapException">An address is out of bounds, or the allocator failed.</exception>
    static abstract void Store<TMemory>(ref TMemory memory, uint address, T value)
        where TMemory : ICanonicalMemory, allows ref struct;

    /// <summary>Reads a value from core values.</summary>
    /// <exception cref="WasmTrapException">The core values are no valid value.</exception>
    static abstract T LiftFlat<TMemory>(ref TMemory memory, ref FlatReader flat)
        where TMemory : ICanonicalMemory, allows ref struct;

    /// <summary>Appends a value as core values, allocating in linear memory for strings and lists.</summary>
    /// <exception cref="WasmTrapException">The allocator failed.</exception>
    static abstract void LowerFlat<TMemory>(ref TMemory memory, T value, ref FlatWriter flat)
        where TMemory : ICanonicalMemory, allows ref struct;
}

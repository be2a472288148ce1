namespace Wit.Abi;

/// <summary>
/// A marshaller whose elements can be laid out from any offset, as the tail of a longer tuple: C# nests the elements of a
/// tuple behind the seventh, the Canonical ABI does not.
/// </summary>
/// <typeparam name="T">The C# type.</typeparam>
public interface ICanonicalSequence<T> : ICanonical<T>
{
    /// <summary>The offset behind the last element, without the padding behind it.</summary>
    /// <param name="offset">The offset behind the elements before.</param>
    static abstract uint EndFrom(uint offset);

    /// <summary>Reads the elements.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="address">The address of the whole tuple.</param>
    /// <param name="offset">The offset behind the elements before.</param>
    static abstract T LoadFrom<TMemory>(ref TMemory memory, uint address, uint offset)
        where TMemory : ICanonicalMemory, allows ref struct;

    /// <summary>Writes the elements.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="address">The address of the whole tuple.</param>
    /// <param name="offset">The offset behind the elements before.</param>
    /// <param name="value">The elements.</param>
    static abstract void StoreFrom<TMemory>(ref TMemory memory, uint address, uint offset, T value)
        where TMemory : ICanonicalMemory, allows ref struct;
}

namespace Wit.Abi;

/// <summary>Where a guest puts a result of more than one core value.</summary>
public static class ReturnArea
{
    /// <summary>Stores a result in a block of its own.</summary>
    /// <returns>The address of the block.</returns>
    public static uint Store<T, TCanonical, TMemory>(ref TMemory memory, T value)
        where TCanonical : ICanonical<T>
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var address = memory.Realloc(0, 0, TCanonical.Alignment, TCanonical.Size);
        TCanonical.Store(ref memory, address, value);
        return address;
    }
}

namespace Wit.Abi;

/// <summary>Where a guest puts a result of more than one core value.</summary>
public static class ReturnArea
{
    /// <summary>Stores a result, in a place that all calls share if it is small: the host has read it before the next call.</summary>
    /// <returns>Its address.</returns>
    public static uint Store<T, TCanonical, TMemory>(ref TMemory memory, T value)
        where TCanonical : ICanonical<T>
        where TMemory : ICanonicalMemory, allows ref struct
    {
        var address = TMemory.IsOwn && TCanonical.Size <= GuestHeap.ReturnAreaSize ? GuestHeap.ReturnArea : memory.Realloc(0, 0, TCanonical.Alignment, TCanonical.Size);
        TCanonical.Store(ref memory, address, value);
        return address;
    }
}

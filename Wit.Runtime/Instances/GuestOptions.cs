using Wit.Abi;
using Wit.Runtime.Native;

namespace Wit.Runtime.Instances;

/// <summary>The canonical options of one lifted or lowered function, resolved to what they name in a store.</summary>
internal sealed class GuestOptions(GuestInstance instance)
{
    /// <summary>The memory; its address is taken, so it is a field.</summary>
    public NativeMemory Memory;

    /// <summary>The <c>realloc</c> function; null when there is none.</summary>
    public NativeFunc Realloc;

    public GuestInstance Instance { get; } = instance;

    public GuestStore Store { get; } = instance.Store;

    public StringEncoding StringEncoding { get; init; }

    public bool HasMemory => Memory.StoreId != 0;
}

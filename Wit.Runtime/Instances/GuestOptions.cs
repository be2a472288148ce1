using Wit.Abi;
using Wit.Runtime.Native;

namespace Wit.Runtime.Instances;

/// <summary>The canonical options of one lifted or lowered function, resolved to what they name in a store.</summary>
internal sealed unsafe class GuestOptions(GuestInstance instance)
{
    /// <summary>The memory; its address is taken, so it is a field.</summary>
    public NativeMemory Memory;

    /// <summary>The <c>realloc</c> function; null when there is none.</summary>
    public NativeFunc Realloc;

    /// <summary>Where the memory begins; null until it was read. It never moves (<see cref="EngineHandle.Create"/>).</summary>
    public byte* MemoryBase;

    /// <summary>The memory's length in bytes when it was read last; it may have grown since.</summary>
    public nuint MemoryLength;

    public GuestInstance Instance { get; } = instance;

    public GuestStore Store { get; } = instance.Store;

    public StringEncoding StringEncoding { get; init; }

    public bool HasMemory => Memory.StoreId != 0;

    /// <summary>Lends a resource to the guest for the length of a call; its implementer gets the representation itself (definitions.py, lower_borrow).</summary>
    public uint LowerBorrow(uint representation, GuestResource resource, CallScope scope)
    {
        if (ReferenceEquals(resource.Implementer, Instance)) return representation;
        scope.BorrowCount++;
        return Instance.Handles.Add(new ResourceHandle(resource, representation, scope));
    }

    /// <summary>Asks the engine for the memory's base and length.</summary>
    public void ReadMemory()
    {
        fixed (NativeMemory* memory = &Memory)
        {
            MemoryBase = NativeMethods.MemoryData(Store.Context, memory);
            MemoryLength = NativeMethods.MemoryDataSize(Store.Context, memory);
        }
    }
}

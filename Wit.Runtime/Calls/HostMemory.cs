using System.Runtime.CompilerServices;
using Wit.Abi;
using Wit.Runtime.Instances;
using Wit.Runtime.Native;

namespace Wit.Runtime;

/// <summary>
/// The host's bounds-checked view of a guest's linear memory during one call. The engine is told never to move a memory, and memories
/// only grow: so the base stays, and the length that was read last is a safe bound, read again only when an access lies beyond it.
/// </summary>
public unsafe partial struct HostMemory : ICanonicalMemory
{
    private readonly GuestOptions _options;
    private CallScope? _scope;

    internal HostMemory(GuestOptions options, ResourceMap resources)
    {
        _options = options;
        Resources = resources;
    }

    /// <inheritdoc/>
    public readonly StringEncoding StringEncoding => _options.StringEncoding;

    internal readonly GuestOptions Options => _options;

    internal readonly ResourceMap Resources { get; }

    /// <summary>What the call has borrowed; null when nothing.</summary>
    internal readonly CallScope? Scope => _scope;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Span<byte> Slice(uint address, uint length)
    {
        var options = _options;
        if ((ulong)address + length > options.MemoryLength || length > int.MaxValue) Refresh(address, length);
        return new Span<byte>(options.MemoryBase + address, (int)length);
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    public readonly uint Realloc(uint oldAddress, uint oldSize, uint alignment, uint newSize)
    {
        if (_options.Realloc.IsNull) throw new WasmTrapException("the canonical options name no realloc function");
        var slots = stackalloc FlatValue[4];
        slots[0].Bits = oldAddress;
        slots[1].Bits = oldSize;
        slots[2].Bits = alignment;
        slots[3].Bits = newSize;
        var instance = _options.Instance;
        instance.MayLeave = false;
        _options.Store.Call(_options.Realloc, slots, 4);
        instance.MayLeave = true;
        var address = (uint)slots[0].Bits;
        CheckReallocated(address, alignment, newSize);
        return address;
    }

    /// <summary>Checks where a value is to be read or written as a whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly void Check(uint address, uint size, uint alignment)
    {
        if ((address & (alignment - 1)) != 0) ThrowMisaligned(address, alignment);
        Slice(address, size);
    }

    /// <summary>Takes a resource out of the guest's table (definitions.py, lift_own).</summary>
    /// <returns>What stands for the resource.</returns>
    internal readonly uint LiftOwn(uint index, GuestResource resource)
    {
        var handles = _options.Instance.Handles;
        if (!handles.Get(index, resource).IsOwn) throw new WasmTrapException($"handle index {index} is borrowed, used as an own handle");
        return handles.Remove(index, resource).Representation;
    }

    /// <summary>Borrows a resource from the guest's table until the call ends (definitions.py, lift_borrow).</summary>
    internal uint LiftBorrow(uint index, GuestResource resource)
    {
        var handle = _options.Instance.Handles.Get(index, resource);
        (_scope ??= new CallScope()).AddLender(handle);
        return handle.Representation;
    }

    /// <summary>Puts a resource into the guest's table (definitions.py, lower_own).</summary>
    /// <returns>The index of its handle.</returns>
    internal readonly uint LowerOwn(uint representation, GuestResource resource) =>
        _options.Instance.Handles.Add(new ResourceHandle(resource, representation, null));

    /// <summary>Lends a resource to the guest until the call ends; its implementer gets the representation itself (definitions.py, lower_borrow).</summary>
    internal uint LowerBorrow(uint representation, GuestResource resource)
    {
        if (ReferenceEquals(resource.Implementer, _options.Instance)) return representation;
        return _options.LowerBorrow(representation, resource, _scope ??= new CallScope());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void CheckReallocated(uint address, uint alignment, uint size)
    {
        if ((address & (alignment - 1)) != 0 || (ulong)address + size > _options.MemoryLength || size > int.MaxValue)
            CheckReallocatedSlowly(address, alignment, size);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void CheckReallocatedSlowly(uint address, uint alignment, uint size)
    {
        if ((address & (alignment - 1)) == 0 && IsInBounds(address, size)) return;
        throw BadRealloc(_options.Store, address, alignment, size);
    }

    /// <summary>Explains a wrong result of <c>realloc</c>, after which the store is unusable.</summary>
    internal static WasmTrapException BadRealloc(GuestStore store, uint address, uint alignment, uint size)
    {
        const string Rule = "realloc return: result not aligned or out of bounds of memory";
        store.Poison(Rule);
        return new WasmTrapException($"{Rule}: {size} bytes at 0x{address:x}, alignment {alignment}");
    }

    /// <summary>Explains a misaligned pointer.</summary>
    internal static WasmTrapException Misaligned(uint address, uint alignment) =>
        new($"pointer not aligned: 0x{address:x} is not a multiple of {alignment}");

    /// <summary>Explains a pointer that leads outside the memory.</summary>
    internal static WasmTrapException OutOfBounds(uint address, uint length, ulong memoryLength) =>
        new($"pointer out of bounds of memory: {length} bytes at 0x{address:x}, the memory has {memoryLength} bytes");

    private static void ThrowMisaligned(uint address, uint alignment) => throw Misaligned(address, alignment);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void Refresh(uint address, uint length)
    {
        if (!IsInBounds(address, length)) throw OutOfBounds(address, length, _options.MemoryLength);
    }

    private readonly bool IsInBounds(uint address, uint length)
    {
        if (!_options.HasMemory) throw new WasmTrapException("the canonical options name no memory");
        _options.ReadMemory();
        return (ulong)address + length <= _options.MemoryLength && length <= int.MaxValue;
    }
}

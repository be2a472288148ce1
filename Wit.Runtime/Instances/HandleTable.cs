using Wit.Abi;

namespace Wit.Runtime.Instances;

/// <summary>The table of handles of one component instance (CanonicalABI.md, "Table State"); index 0 is never used.</summary>
internal sealed class HandleTable
{
    private const int MaximumLength = (1 << 28) - 1;

    private readonly List<ResourceHandle?> _handles = [null];
    private readonly Stack<uint> _free = [];

    /// <summary>The number of handles in use.</summary>
    public int Count => _handles.Count - 1 - _free.Count;

    /// <summary>The handle at an index.</summary>
    /// <exception cref="WasmTrapException">There is none, or it is of another resource.</exception>
    public ResourceHandle Get(uint index, GuestResource resource)
    {
        if (index >= (uint)_handles.Count || _handles[(int)index] is not { } handle)
            throw new WasmTrapException($"unknown handle index {index}");
        if (!ReferenceEquals(handle.Resource, resource))
            throw new WasmTrapException($"handle index {index} is a {handle.Resource.Name}, used as a {resource.Name}");
        return handle;
    }

    /// <summary>Adds a handle.</summary>
    /// <returns>Its index.</returns>
    public uint Add(ResourceHandle handle)
    {
        if (_free.TryPop(out var index))
        {
            _handles[(int)index] = handle;
            return index;
        }

        if (_handles.Count > MaximumLength) throw new WasmTrapException("the handle table is full");
        _handles.Add(handle);
        return (uint)(_handles.Count - 1);
    }

    /// <summary>Takes a handle out.</summary>
    /// <exception cref="WasmTrapException">There is none, it is of another resource, or it is lent.</exception>
    public ResourceHandle Remove(uint index, GuestResource resource)
    {
        var handle = Get(index, resource);
        if (handle.LendCount != 0) throw new WasmTrapException($"handle index {index} cannot be removed while it is lent");
        _handles[(int)index] = null;
        _free.Push(index);
        return handle;
    }
}

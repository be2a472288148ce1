using Wit.Abi;

namespace Wit.Runtime.Instances;

/// <summary>What one call has borrowed: the handles lent to it and the borrow handles made for it (definitions.py, Task and Subtask).</summary>
internal sealed class CallScope
{
    private List<ResourceHandle>? _lenders;
    private List<GuestHandle>? _borrowed;
    private List<(ObjectTable Objects, uint Number)>? _lent;
    private List<(GuestHandle? Handle, GuestResource Resource, uint Index)>? _passed;

    /// <summary>The borrow handles in the callee's table that it has not dropped yet.</summary>
    public int BorrowCount { get; set; }

    /// <summary>Marks a handle of the caller as lent until the call ends.</summary>
    public void AddLender(ResourceHandle handle)
    {
        handle.LendCount++;
        (_lenders ??= []).Add(handle);
    }

    /// <summary>Lets a handle that the host has borrowed end with the call.</summary>
    public void AddBorrowed(GuestHandle handle) => (_borrowed ??= []).Add(handle);

    /// <summary>Lets the number of an object that the host has lent end with the call.</summary>
    public void AddLent(ObjectTable objects, uint number) => (_lent ??= []).Add((objects, number));

    /// <summary>Notes an own handle that was passed to the callee.</summary>
    /// <param name="handle">The host's handle; null when the resource is an object of the host.</param>
    /// <param name="resource">The resource type.</param>
    /// <param name="index">The handle in the callee's table.</param>
    public void AddPassed(GuestHandle? handle, GuestResource resource, uint index) => (_passed ??= []).Add((handle, resource, index));

    /// <summary>Takes back what was passed: a later argument was wrong, so the call is not made.</summary>
    /// <param name="store">The store.</param>
    /// <param name="handles">The callee's table.</param>
    public void TakeBack(GuestStore store, HandleTable handles)
    {
        foreach (var (handle, resource, index) in _passed ?? [])
        {
            var representation = handles.Remove(index, resource).Representation;
            if (handle is null) store.Objects.Remove(representation);
            else handle.Restore();
        }

        _passed = null;
    }

    /// <summary>Ends the call.</summary>
    /// <exception cref="WasmTrapException">The callee kept a borrow handle.</exception>
    public void End()
    {
        if (BorrowCount > 0) throw new WasmTrapException("a borrow handle still remains at the end of the call");
        ReturnLenders();
    }

    /// <summary>Gives the lent handles back.</summary>
    public void ReturnLenders()
    {
        foreach (var handle in _lenders ?? []) handle.LendCount--;
        foreach (var handle in _borrowed ?? []) handle.Expire();
        foreach (var (objects, number) in _lent ?? []) objects.Remove(number);
        (_lenders, _borrowed, _lent) = (null, null, null);
    }
}

using Wit.Abi;

namespace Wit.Runtime.Instances;

/// <summary>What one call has borrowed: the handles lent to it and the borrow handles made for it (definitions.py, Task and Subtask).</summary>
internal sealed class CallScope
{
    private List<ResourceHandle>? _lenders;

    /// <summary>The borrow handles in the callee's table that it has not dropped yet.</summary>
    public int BorrowCount { get; set; }

    /// <summary>Marks a handle of the caller as lent until the call ends.</summary>
    public void AddLender(ResourceHandle handle)
    {
        handle.LendCount++;
        (_lenders ??= []).Add(handle);
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
        if (_lenders is null) return;
        foreach (var handle in _lenders) handle.LendCount--;
        _lenders = null;
    }
}

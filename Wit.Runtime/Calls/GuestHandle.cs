using Wit.Abi;
using Wit.Runtime.Instances;

namespace Wit.Runtime;

/// <summary>
/// The host's handle to a resource that a guest implements. It is never dropped by a finalizer: a destructor is a call into the guest,
/// which only the thread that uses the instance may make.
/// </summary>
public sealed class GuestHandle : ForeignHandle
{
    private readonly GuestStore _store;
    private readonly uint _representation;
    private readonly bool _isOwn;
    private bool _isGone;

    internal GuestHandle(GuestStore store, GuestResource resource, uint representation, bool isOwn)
    {
        _store = store;
        Resource = resource;
        _representation = representation;
        _isOwn = isOwn;
    }

    internal GuestResource Resource { get; }

    /// <summary>
    /// Runs the guest's destructor if the handle is an own handle that is still there. After a trap, or when the instance was disposed,
    /// there is no guest to call, and nothing is done.
    /// </summary>
    /// <exception cref="WasmTrapException">The destructor trapped, or the guest is running.</exception>
    public override void Drop()
    {
        if (_isGone) return;
        if (_isOwn && !_store.IsUnusable) Resource.Destroy(_representation, null);
        _isGone = true;
    }

    /// <summary>What stands for the resource, for lending it.</summary>
    /// <exception cref="ObjectDisposedException">It was dropped or passed on, or its instance was disposed.</exception>
    internal uint Borrow() =>
        _isGone || _store.IsDisposed ? throw new ObjectDisposedException(Resource.Name) : _representation;

    /// <summary>What stands for the resource, for passing it on; the handle is gone afterwards.</summary>
    /// <exception cref="InvalidOperationException">It is borrowed.</exception>
    internal uint Take()
    {
        if (!_isOwn) throw new InvalidOperationException($"the {Resource.Name} is borrowed, so it cannot be passed on");
        var representation = Borrow();
        _isGone = true;
        return representation;
    }

    /// <summary>Undoes <see cref="Take"/>: the handle was not passed on after all.</summary>
    internal void Restore() => _isGone = false;

    /// <summary>Ends a borrowed handle with its call.</summary>
    internal void Expire() => _isGone = true;
}

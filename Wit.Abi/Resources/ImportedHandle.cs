namespace Wit.Abi;

/// <summary>A guest's handle to a resource that it imports: an index into the table that the host keeps for the guest.</summary>
public sealed class ImportedHandle : ForeignHandle
{
    private readonly string _name;
    private readonly Action<uint> _drop;
    private readonly uint _index;
    private readonly bool _isOwn;
    private bool _isGone;

    internal ImportedHandle(string name, uint index, bool isOwn, Action<uint> drop)
    {
        _name = name;
        _index = index;
        _isOwn = isOwn;
        _drop = drop;
    }

    /// <inheritdoc/>
    public override void Drop()
    {
        if (_isGone) return;
        _isGone = true;
        _drop(_index);
    }

    /// <summary>The handle of an object.</summary>
    /// <exception cref="ArgumentException">The object is the guest's own, not one that was imported.</exception>
    internal static ImportedHandle Of(object value, string name) =>
        value is IResourceProxy { Handle: ImportedHandle handle }
            ? handle
            : throw new ArgumentException($"a {value.GetType().Name} is no {name} that this component imports", nameof(value));

    /// <summary>The index, for lending it.</summary>
    /// <exception cref="ObjectDisposedException">The handle was dropped or passed on.</exception>
    internal uint Borrow()
    {
        return _isGone ? throw new ObjectDisposedException(_name) : _index;
    }

    /// <summary>The index, for passing it on; the handle is gone afterwards.</summary>
    /// <exception cref="InvalidOperationException">The handle is borrowed.</exception>
    internal uint Take()
    {
        if (!_isOwn) throw new InvalidOperationException($"the {_name} is borrowed, so it cannot be passed on");
        var index = Borrow();
        _isGone = true;
        return index;
    }
}

using Wit.Runtime.Instances;

namespace Wit.Runtime;

/// <summary>A resource that the host holds: an own handle until it is passed on or dropped, or a borrowed one during a call.</summary>
public sealed record ResourceValue : WitValue
{
    private readonly GuestResource _resource;
    private readonly uint _representation;
    private bool _isGone;

    internal ResourceValue(GuestResource resource, uint representation, bool isOwn)
    {
        _resource = resource;
        _representation = representation;
        IsOwn = isOwn;
    }

    /// <summary>Whether the host owns the resource.</summary>
    public bool IsOwn { get; }

    /// <summary>The name of the resource type.</summary>
    public string TypeName => _resource.Name;

    /// <summary>What stands for a resource that the host implements.</summary>
    /// <exception cref="InvalidOperationException">A guest implements it; then the number is the guest's secret.</exception>
    public uint Representation => _resource.Implementer is null
        ? _representation
        : throw new InvalidOperationException($"a guest implements {TypeName}");

    internal GuestResource Resource => _resource;

    /// <summary>Destroys an owned resource.</summary>
    /// <exception cref="InvalidOperationException">It is borrowed, was passed on, or was dropped before.</exception>
    /// <exception cref="Abi.WasmTrapException">The guest's destructor trapped.</exception>
    public void Drop() => _resource.Destroy(Take(), null);

    /// <summary>Compares by identity: two handles of one resource are two values.</summary>
    public bool Equals(ResourceValue? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>What stands for the resource, for lending it.</summary>
    internal uint Borrow() =>
        _isGone ? throw new InvalidOperationException($"the {TypeName} was passed on or dropped before") : _representation;

    /// <summary>What stands for the resource, for passing it on.</summary>
    internal uint Take()
    {
        if (!IsOwn) throw new InvalidOperationException($"the {TypeName} is borrowed");
        var representation = Borrow();
        _isGone = true;
        return representation;
    }
}

using Wit.Abi;
using Wit.Model.Types;
using Wit.Runtime.Plan;

namespace Wit.Runtime.Instances;

/// <summary>The run-time resource types of one instance, by the identity that value types carry.</summary>
/// <param name="plan">The plan that numbers them.</param>
/// <param name="resources">The resources by number, filled while the plan is carried out.</param>
internal sealed class ResourceMap(ComponentPlan plan, GuestResource?[] resources)
{
    private Type[] _markers = [];
    private ResourceType[] _identities = [];

    /// <summary>The resource of a number.</summary>
    public GuestResource this[int index] => resources[index]!;

    /// <summary>The resource of an identity.</summary>
    public GuestResource this[ResourceType type] => resources[plan.ResourceNumbers[type]]!;

    /// <summary>The resource that a marshaller means in the function that the map was bound to.</summary>
    /// <typeparam name="TResource">What stands for the resource type in generated code.</typeparam>
    public GuestResource Of<TResource>()
    {
        // A function has one or two resource types, so a search is faster than any table.
        for (var i = 0; i < _markers.Length; i++)
            if (_markers[i] == typeof(TResource)) return this[_identities[i]];
        throw new InvalidOperationException($"the function was bound without the resource type {typeof(TResource)}");
    }

    /// <summary>The same resources, for the marshallers of one function; null when the type has another number of them.</summary>
    /// <param name="type">The function's type.</param>
    /// <param name="markers">What stands for its resource types, in the order of <see cref="ResourceTypes.Of"/>.</param>
    public ResourceMap? TryBind(FuncType type, IReadOnlyList<Type> markers)
    {
        if (markers.Count == 0) return this;
        var identities = ResourceTypes.Of(type);
        return identities.Count == markers.Count ? new ResourceMap(plan, resources) { _markers = [.. markers], _identities = [.. identities] } : null;
    }
}

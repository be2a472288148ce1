using Wit.Model.Types;
using Wit.Runtime.Plan;

namespace Wit.Runtime.Instances;

/// <summary>The run-time resource types of one instance, by the identity that value types carry.</summary>
/// <param name="plan">The plan that numbers them.</param>
/// <param name="resources">The resources by number, filled while the plan is carried out.</param>
internal sealed class ResourceMap(ComponentPlan plan, GuestResource?[] resources)
{
    /// <summary>The resource of a number.</summary>
    public GuestResource this[int index] => resources[index]!;

    /// <summary>The resource of an identity.</summary>
    public GuestResource this[ResourceType type] => resources[plan.ResourceNumbers[type]]!;
}

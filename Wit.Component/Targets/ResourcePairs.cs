using Wit.Model.Types;

namespace Wit.Component;

/// <summary>Which resource types of two sides stand for each other, as far as they have met.</summary>
/// <remarks>
/// A resource type that is open stands for any: it is paired with the first that it meets. One that is still unpaired when it
/// comes up elsewhere belongs to an item that is missing on the other side, which is said there and not again.
/// </remarks>
internal sealed class ResourcePairs
{
    private readonly HashSet<ResourceType> _open = [];
    private readonly Dictionary<ResourceType, ResourceType> _pairs = [];

    public void Open(IEnumerable<ResourceType> resources) => _open.UnionWith(resources);

    public bool Match(ResourceType left, ResourceType right)
    {
        left = Known(left);
        right = Known(right);
        if (ReferenceEquals(left, right)) return true;
        if (_open.Contains(left)) _pairs[left] = right;
        else if (_open.Contains(right)) _pairs[right] = left;
        else return false;
        return true;
    }

    private ResourceType Known(ResourceType resource)
    {
        while (_pairs.TryGetValue(resource, out var other)) resource = other;
        return resource;
    }
}

using Wit.Model.Types;

namespace Wit.Component.Building;

/// <summary>A type mentions a resource type that no scope around it names; the caller knows what that means to its user.</summary>
internal sealed class UnknownResourceException(ResourceType resource) : Exception($"the resource type {resource.Name} is in no scope")
{
    public ResourceType Resource => resource;
}

using Wit.Runtime.Native;

namespace Wit.Runtime.Instances;

/// <summary>A resource type at run time (definitions.py, ResourceType): who implements it and how it is destroyed.</summary>
/// <param name="name">The name for messages.</param>
/// <param name="implementer">The component instance that defines it; null when the host does.</param>
internal sealed class GuestResource(string name, GuestInstance? implementer)
{
    public string Name { get; } = name;

    public GuestInstance? Implementer { get; } = implementer;

    /// <summary>The guest's destructor; null function when it has none.</summary>
    public NativeFunc Destructor { get; init; }

    /// <summary>The host's destructor; null when a guest implements the resource or the host does not care.</summary>
    public Action<uint>? HostDestructor { get; init; }
}

using Wit.Abi;
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

    /// <summary>Makes an object of the generated bindings for a handle; null while no bindings are there.</summary>
    public Func<GuestHandle, object>? Proxy { get; set; }

    /// <summary>Runs the destructor, which is a call into the implementing instance (definitions.py, canon_resource_drop).</summary>
    /// <param name="representation">What stands for the resource.</param>
    /// <param name="caller">The instance that drops the last handle; null when the host does.</param>
    public unsafe void Destroy(uint representation, GuestInstance? caller)
    {
        HostDestructor?.Invoke(representation);
        if (Implementer is null) return;
        if (caller is null) Implementer.Enter();
        else Implementer.EnterFrom(caller);
        if (!Destructor.IsNull)
        {
            FlatValue slot;
            slot.Bits = representation;
            Implementer.Store.Call(Destructor, &slot, 1);
        }

        if (caller is null) Implementer.Leave();
        else Implementer.LeaveTo(caller);
    }
}

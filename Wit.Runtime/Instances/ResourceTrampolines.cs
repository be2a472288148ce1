// The three resource built-ins, together in one file because each is a few lines (CanonicalABI.md, "canon resource.new" and following).
using Wit.Abi;

namespace Wit.Runtime.Instances;

/// <summary><c>canon resource.new</c></summary>
internal sealed class ResourceNewTrampoline(GuestInstance instance, GuestResource resource)
    : Trampoline(instance.Store, CoreSignature.I32ToI32)
{
    /// <inheritdoc/>
    protected override void Run(Span<FlatValue> slots)
    {
        instance.RequireMayLeave();
        slots[0].Bits = instance.Handles.Add(new ResourceHandle(resource, (uint)slots[0].Bits, null));
    }
}

/// <summary><c>canon resource.rep</c></summary>
internal sealed class ResourceRepTrampoline(GuestInstance instance, GuestResource resource)
    : Trampoline(instance.Store, CoreSignature.I32ToI32)
{
    /// <inheritdoc/>
    protected override void Run(Span<FlatValue> slots) =>
        slots[0].Bits = instance.Handles.Get((uint)slots[0].Bits, resource).Representation;
}

/// <summary><c>canon resource.drop</c></summary>
internal sealed class ResourceDropTrampoline(GuestInstance instance, GuestResource resource)
    : Trampoline(instance.Store, CoreSignature.I32ToNothing)
{
    /// <inheritdoc/>
    protected override void Run(Span<FlatValue> slots)
    {
        instance.RequireMayLeave();
        var handle = instance.Handles.Remove((uint)slots[0].Bits, resource);
        if (handle.BorrowScope is { } scope) scope.BorrowCount--;
        else resource.Destroy(handle.Representation, instance);
    }
}

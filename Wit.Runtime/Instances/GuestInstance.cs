using System.Runtime.CompilerServices;
using Wit.Abi;

namespace Wit.Runtime.Instances;

/// <summary>The run-time state of one component instance (CanonicalABI.md, "Component Instances").</summary>
internal sealed class GuestInstance(GuestStore store, GuestInstance? parent)
{
    public GuestStore Store { get; } = store;

    public GuestInstance? Parent { get; } = parent;

    /// <summary>Whether the instance can be entered; false while it runs and for ever once its store is unusable.</summary>
    public bool MayEnter = true;

    /// <summary>Whether the instance can call out; false during <c>realloc</c> and <c>post-return</c>.</summary>
    public bool MayLeave = true;

    /// <summary>The table of handles.</summary>
    public HandleTable Handles { get; } = new();

    /// <summary>Enters from the host: the instance and all its ancestors.</summary>
    /// <exception cref="WasmTrapException">One of them is running or trapped before.</exception>
    public void Enter()
    {
        for (var instance = this; instance is not null; instance = instance.Parent)
            if (!instance.MayEnter) throw Store.ExplainNoEntry();
        for (var instance = this; instance is not null; instance = instance.Parent) instance.MayEnter = false;
    }

    /// <summary>Leaves to the host.</summary>
    public void Leave()
    {
        if (Store.IsUnusable) return;
        for (var instance = this; instance is not null; instance = instance.Parent) instance.MayEnter = true;
    }

    /// <summary>Enters from another instance: what is not an ancestor of both.</summary>
    public void EnterFrom(GuestInstance caller)
    {
        for (var instance = this; instance is not null && !instance.IsSelfOrAncestorOf(caller); instance = instance.Parent)
            if (!instance.MayEnter) throw Store.ExplainNoEntry();
        for (var instance = this; instance is not null && !instance.IsSelfOrAncestorOf(caller); instance = instance.Parent)
            instance.MayEnter = false;
    }

    /// <summary>Leaves to another instance.</summary>
    public void LeaveTo(GuestInstance caller)
    {
        if (Store.IsUnusable) return;
        for (var instance = this; instance is not null && !instance.IsSelfOrAncestorOf(caller); instance = instance.Parent)
            instance.MayEnter = true;
    }

    /// <summary>Checks that the instance can call out.</summary>
    /// <exception cref="WasmTrapException">It is in <c>realloc</c> or <c>post-return</c>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RequireMayLeave()
    {
        if (!MayLeave) ThrowCannotLeave();
    }

    private static void ThrowCannotLeave() => throw new WasmTrapException("cannot leave component instance");

    private bool IsSelfOrAncestorOf(GuestInstance? other)
    {
        for (; other is not null; other = other.Parent)
            if (ReferenceEquals(this, other)) return true;
        return false;
    }
}

using System.Runtime.CompilerServices;
using Wit.Abi;

namespace Wit.Runtime.Instances;

/// <summary>The run-time state of one component instance (CanonicalABI.md, "Component Instances").</summary>
internal sealed unsafe class GuestInstance(GuestStore store, GuestInstance? parent, InstanceFlags* flags)
{
    // Adapters in WebAssembly read and write them too.
    private InstanceFlags* _flags = flags;

    public GuestStore Store { get; } = store;

    public GuestInstance? Parent { get; } = parent;

    /// <summary>Whether the instance can be entered; false while it runs and for ever once its store is unusable.</summary>
    public bool MayEnter
    {
        get => _flags->MayEnter != 0;
        set => _flags->MayEnter = value ? 1 : 0;
    }

    /// <summary>Whether the instance can call out; false during <c>realloc</c> and <c>post-return</c>.</summary>
    public bool MayLeave
    {
        get => _flags->MayLeave != 0;
        set => _flags->MayLeave = value ? 1 : 0;
    }


    /// <summary>The table of handles.</summary>
    public HandleTable Handles { get; } = new();

    /// <summary>Lets the instance outlive the flags of its store.</summary>
    public void Close() => _flags = FlagsMemory.Closed;

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

    /// <summary>Explains why an instance cannot call out.</summary>
    public static WasmTrapException CannotLeave() => new("cannot leave component instance");

    private static void ThrowCannotLeave() => throw CannotLeave();

    private bool IsSelfOrAncestorOf(GuestInstance? other)
    {
        for (; other is not null; other = other.Parent)
            if (ReferenceEquals(this, other)) return true;
        return false;
    }
}

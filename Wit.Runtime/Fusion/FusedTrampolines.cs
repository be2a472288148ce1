// What fused adapters call back for, together in one file because each is a few lines: traps with a reason, strings outside ASCII or in
// two encodings, handles. Numbers and lists of them never come here.
using System.Diagnostics;
using System.Text.Unicode;
using Wit.Abi;
using Wit.Component.Fusion;
using Wit.Runtime.Dynamic;
using Wit.Runtime.Instances;
using Wit.Runtime.Native;

namespace Wit.Runtime.Fusion;

/// <summary>Traps in the words of the other adapter.</summary>
internal sealed class TrapTrampoline(GuestStore store)
    : Trampoline(store, FusedSignatures.Trap)
{
    /// <inheritdoc/>
    protected override void Run(Span<FlatValue> slots) =>
        throw Explain((FusedTrap)(uint)slots[0].Bits, (uint)slots[1].Bits, (uint)slots[2].Bits, (uint)slots[3].Bits);

    private Exception Explain(FusedTrap trap, uint a, uint b, uint c)
    {
        switch (trap)
        {
            case FusedTrap.CannotLeave: return GuestInstance.CannotLeave();
            case FusedTrap.CannotEnter: return Store.ExplainNoEntry();
            case FusedTrap.Misaligned: return HostMemory.Misaligned(a, b);
            case FusedTrap.OutOfBounds: return HostMemory.OutOfBounds(a, b, (ulong)c << 16);
            case FusedTrap.BadRealloc: return HostMemory.BadRealloc(Store, a, b, c);
            case FusedTrap.StringTooLong: return ValueTransfer.TooLong("string", a);
            case FusedTrap.ListTooLong: return ValueTransfer.TooLong("list", (ulong)a * b);
            case FusedTrap.InvalidDiscriminant: return Traps.NoSuchCase(a, b);
            case FusedTrap.InvalidChar: return Traps.NoSuchChar(a);
            case FusedTrap.InvalidUtf8: return ValueTransfer.InvalidUtf8();
            case FusedTrap.UncaughtException: return new WasmTrapException(TrapRules.UncaughtException);
            default: throw new UnreachableException();
        }
    }
}

/// <summary>Whether a copied string is UTF-8.</summary>
internal sealed class ValidateUtf8Trampoline(GuestOptions options, ResourceMap resources)
    : Trampoline(options.Store, FusedSignatures.ValidateUtf8)
{
    /// <inheritdoc/>
    protected override void Run(Span<FlatValue> slots) =>
        slots[0].Bits = Utf8.IsValid(new HostMemory(options, resources).Slice((uint)slots[0].Bits, (uint)slots[1].Bits)) ? 1u : 0;
}

/// <summary>Copies a string into another encoding.</summary>
internal sealed class TranscodeTrampoline(GuestOptions source, GuestOptions target, ResourceMap resources)
    : Trampoline(source.Store, FusedSignatures.Transcode)
{
    /// <inheritdoc/>
    protected override void Run(Span<FlatValue> slots)
    {
        var from = new HostMemory(source, resources);
        var to = new HostMemory(target, resources);
        var address = ValueTransfer.Transcode(ref from, (uint)slots[0].Bits, (uint)slots[1].Bits, ref to, out var units);
        slots[0].Bits = ((ulong)units << 32) | address;
    }
}

/// <summary>Begins the scope of what a call borrows.</summary>
internal sealed class BeginCallTrampoline(GuestStore store) : Trampoline(store, FusedSignatures.BeginCall)
{
    /// <inheritdoc/>
    protected override void Run(Span<FlatValue> slots) => slots[0].Bits = (uint)Store.BeginScope();
}

/// <summary>Ends the scope of what a call borrows.</summary>
internal sealed class EndCallTrampoline(GuestStore store) : Trampoline(store, CoreSignature.I32ToNothing)
{
    /// <inheritdoc/>
    protected override void Run(Span<FlatValue> slots) => Store.EndScope((int)slots[0].Bits);
}

/// <summary>Passes an own handle.</summary>
internal sealed class TransferOwnTrampoline(GuestOptions source, GuestOptions target, GuestResource resource, ResourceMap resources)
    : Trampoline(source.Store, CoreSignature.I32ToI32)
{
    /// <inheritdoc/>
    protected override void Run(Span<FlatValue> slots) => slots[0].Bits = new HostMemory(target, resources)
        .LowerOwn(new HostMemory(source, resources).LiftOwn((uint)slots[0].Bits, resource), resource);
}

/// <summary>Lends a handle for the call that was begun last.</summary>
internal sealed class TransferBorrowTrampoline(GuestOptions source, GuestOptions target, GuestResource resource)
    : Trampoline(source.Store, CoreSignature.I32ToI32)
{
    /// <inheritdoc/>
    protected override void Run(Span<FlatValue> slots)
    {
        var handle = source.Instance.Handles.Get((uint)slots[0].Bits, resource);
        slots[0].Bits = target.LowerBorrow(handle.Representation, resource, Store.Scope);
        Store.Scope.AddLender(handle);
    }
}

using Wit.Model.Layout;

namespace Wit.Component.Fusion;

/// <summary>Writes the checks of the Canonical ABI: each ends in a call of the import <c>trap</c> when a rule is broken.</summary>
/// <param name="body">The adapter.</param>
/// <param name="imports">The imports.</param>
internal sealed class AdapterChecks(AdapterBody body, AdapterImports imports)
{
    /// <summary>No list or string is longer than this, in bytes (MAX_LIST_BYTE_LENGTH).</summary>
    public const uint MaximumByteLength = (1u << 28) - 1;

    /// <summary>Traps when the number on the stack is not zero.</summary>
    /// <param name="trap">Why.</param>
    /// <param name="arguments">Writes the values for the message: at most three.</param>
    public void TrapIf(FusedTrap trap, params Action[] arguments)
    {
        body.If();
        Trap(trap, arguments);
        body.End();
    }

    /// <summary>Traps.</summary>
    public void Trap(FusedTrap trap, params Action[] arguments)
    {
        body.I32((uint)trap);
        foreach (var argument in arguments) argument();
        for (var i = arguments.Length; i < 3; i++) body.I32(0);
        body.Call(imports.Trap()).Op(CoreOp.Unreachable);
    }

    /// <summary>Checks where something is to be read or written as a whole.</summary>
    public void Area(AdapterMemory memory, uint address, Action length, uint alignment)
    {
        Aligned(address, alignment);
        Exceeds(memory, address, length);
        TrapIf(FusedTrap.OutOfBounds, () => body.Get(address), length, memory.Pages);
    }

    /// <summary>Calls <c>realloc</c> for new memory and checks what it returns.</summary>
    /// <returns>The local with the address.</returns>
    public uint Reallocate(FusedSide side, uint alignment, Action size)
    {
        var address = body.I32Local();
        side.SetMayLeave(false);
        body.I32(0).I32(0).I32(alignment);
        size();
        body.Call(imports.Realloc(side.Options.Realloc!.Value)).Set(address);
        side.SetMayLeave(true);
        Exceeds(side.Memory!, address, size);
        if (alignment > 1) body.Get(address).I32(alignment - 1).Op(CoreOp.I32And).Op(CoreOp.I32Or);
        TrapIf(FusedTrap.BadRealloc, () => body.Get(address), () => body.I32(alignment), size);
        return address;
    }

    /// <summary>Checks a discriminant.</summary>
    public void Discriminant(uint local, uint caseCount)
    {
        body.Get(local).I32(caseCount).Op(CoreOp.I32GeU);
        TrapIf(FusedTrap.InvalidDiscriminant, () => body.Get(local), () => body.I32(caseCount));
    }

    /// <summary>Checks that a number is a Unicode scalar value: one comparison once the surrogates are moved to the bottom.</summary>
    public void Scalar(uint local)
    {
        body.Get(local).I32(0xd800).Op(CoreOp.I32Xor).I32(0x800).Op(CoreOp.I32Sub).I32(0x10f800).Op(CoreOp.I32GeU);
        TrapIf(FusedTrap.InvalidChar, () => body.Get(local));
    }

    /// <summary>Checks a list and works out its length.</summary>
    /// <returns>The local with the length in bytes.</returns>
    public uint List(AdapterMemory memory, uint address, uint count, uint elementSize, uint alignment)
    {
        body.Get(count).I32(MaximumByteLength / elementSize).Op(CoreOp.I32GtU);
        TrapIf(FusedTrap.ListTooLong, () => body.Get(count), () => body.I32(elementSize));
        var length = count;
        if (elementSize != 1)
        {
            length = body.I32Local();
            body.Get(count).I32(elementSize).Op(CoreOp.I32Mul).Set(length);
        }

        Area(memory, address, () => body.Get(length), alignment);
        return length;
    }

    private void Aligned(uint address, uint alignment)
    {
        if (alignment == 1) return;
        body.Get(address).I32(alignment - 1).Op(CoreOp.I32And);
        TrapIf(FusedTrap.Misaligned, () => body.Get(address), () => body.I32(alignment));
    }

    private void Exceeds(AdapterMemory memory, uint address, Action length)
    {
        body.Get(address).Op(CoreOp.I64ExtendI32U);
        length();
        body.Op(CoreOp.I64ExtendI32U).Op(CoreOp.I64Add);
        memory.Pages();
        body.Op(CoreOp.I64ExtendI32U).I64(16).Op(CoreOp.I64Shl).Op(CoreOp.I64GtU);
    }
}

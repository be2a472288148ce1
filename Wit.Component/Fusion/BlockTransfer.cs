using Wit.Model.Layout;

namespace Wit.Component.Fusion;

/// <summary>
/// Writes the copying of bytes, and of strings: those that are UTF-8 on both sides are copied and looked through in one pass. Only when a
/// byte outside ASCII turns up is the copy validated, by an import.
/// </summary>
/// <param name="body">The adapter.</param>
/// <param name="imports">The imports.</param>
/// <param name="source">Who has the bytes.</param>
/// <param name="target">Who gets them.</param>
internal sealed class BlockTransfer(AdapterBody body, AdapterImports imports, FusedSide source, FusedSide target)
{
    private const long HighBits = unchecked((long)0x8080808080808080);

    private readonly AdapterChecks _checks = new(body, imports);

    /// <summary>Copies a string; its address and length are in locals.</summary>
    /// <returns>The locals with the copy's.</returns>
    public (uint Address, uint Units) String(uint address, uint units)
    {
        if (!source.Options.IsUtf8 || !target.Options.IsUtf8) return Transcode(address, units);
        body.Get(units).I32(AdapterChecks.MaximumByteLength).Op(CoreOp.I32GtU);
        _checks.TrapIf(FusedTrap.StringTooLong, () => body.Get(units));
        _checks.Area(source.Memory!, address, () => body.Get(units), 1);
        var copy = _checks.Reallocate(target, 1, () => body.Get(units));
        CopyText(address, copy, units);
        body.If().Get(copy).Get(units).Call(imports.ValidateUtf8(target.Options)).Op(CoreOp.I32Eqz);
        _checks.TrapIf(FusedTrap.InvalidUtf8);
        body.End();
        return (copy, units);
    }

    /// <summary>Copies bytes; addresses and length are in locals.</summary>
    public void Copy(uint from, uint to, uint length)
    {
        if (source.Memory!.IsDirect)
        {
            body.Get(to).Get(from).Get(length).MemoryCopy(target.Memory!.Index, source.Memory.Index);
            return;
        }

        CopyWords(from, to, length);
        body.Op(CoreOp.Drop);
    }

    private (uint Address, uint Units) Transcode(uint address, uint units)
    {
        var both = body.Local(CoreType.I64);
        var (copy, copied) = (body.I32Local(), body.I32Local());
        body.Get(address).Get(units).Call(imports.Transcode(source.Options, target.Options)).Tee(both).Op(CoreOp.I32WrapI64).Set(copy);
        body.Get(both).I64(32).Op(CoreOp.I64ShrU).Op(CoreOp.I32WrapI64).Set(copied);
        return (copy, copied);
    }

    /// <summary>Copies and leaves on the stack whether there was a byte outside ASCII.</summary>
    private void CopyText(uint from, uint to, uint length)
    {
        if (source.Memory!.IsSameAs(target.Memory!))
        {
            // The two may overlap when realloc lies; then only the copy can be looked at.
            Copy(from, to, length);
            body.I32(1);
        }
        else if (source.Memory.IsDirect)
        {
            CopyVectors(from, to, length);
        }
        else
        {
            CopyWords(from, to, length);
        }
    }

    /// <summary>From 16 bytes on the last vector overlaps the one before, below two words or bytes do: no loop over single bytes is left.</summary>
    private void CopyVectors(uint from, uint to, uint length)
    {
        var (f, t, left, high) = (body.I32Local(), body.I32Local(), body.I32Local(), body.I32Local());
        var seen = body.VectorLocal();
        body.Get(from).Set(f).Get(to).Set(t).Get(length).Set(left).I32(0).Set(high);
        body.Get(length).I32(16).Op(CoreOp.I32GeU).If();
        body.VectorZero().Set(seen);
        WhileAtLeast(left, 64, () => Vectors(f, t, seen, left, 4));
        WhileAtLeast(left, 16, () => Vectors(f, t, seen, left, 1));
        body.Get(left).If();
        body.Get(f).Get(left).Op(CoreOp.I32Add).I32(16).Op(CoreOp.I32Sub).Set(f);
        body.Get(t).Get(left).Op(CoreOp.I32Add).I32(16).Op(CoreOp.I32Sub).Set(t);
        Vector(f, t, seen, 0);
        body.End();
        body.Get(seen).Vector(VectorOp.I8x16Bitmask).Set(high);
        body.Else();
        body.Get(left).I32(8).Op(CoreOp.I32GeU).If();
        Pair(f, t, left, 8, high);
        body.Else().Get(left).I32(4).Op(CoreOp.I32GeU).If();
        Pair(f, t, left, 4, high);
        body.Else();
        Bytes(f, t, left, high);
        body.End().End().End();
        body.Get(high);
    }

    private void WhileAtLeast(uint left, uint count, Action step)
    {
        body.Block().Get(left).I32(count).Op(CoreOp.I32LtU).BranchIf(0).Loop();
        step();
        body.Get(left).I32(count).Op(CoreOp.I32GeU).BranchIf(0).End().End();
    }

    private void Vectors(uint from, uint to, uint seen, uint left, uint count)
    {
        for (uint i = 0; i < count; i++) Vector(from, to, seen, 16 * i);
        body.Increment(from, 16 * count).Increment(to, 16 * count).Increment(left, unchecked((uint)(-16 * (int)count)));
    }

    private void Vector(uint from, uint to, uint seen, uint offset)
    {
        var vector = body.VectorLocal();
        body.Get(from);
        source.Memory!.LoadVector(offset);
        body.Set(vector);
        body.Get(to).Get(vector);
        target.Memory!.StoreVector(offset);
        body.Get(seen).Get(vector).Vector(VectorOp.V128Or).Set(seen);
    }

    /// <summary>Copies between one and two words' length by two words.</summary>
    private void Pair(uint from, uint to, uint length, uint size, uint high)
    {
        var (load, store, type) = AdapterMemory.OpsOf(size);
        var (first, last) = (body.Local(type), body.Local(type));
        body.Get(from);
        source.Memory!.Load(load, 0);
        body.Set(first).Get(from).Get(length).Op(CoreOp.I32Add).I32(size).Op(CoreOp.I32Sub);
        source.Memory.Load(load, 0);
        body.Set(last).Get(to).Get(first);
        target.Memory!.Store(store, 0);
        body.Get(to).Get(length).Op(CoreOp.I32Add).I32(size).Op(CoreOp.I32Sub).Get(last);
        target.Memory.Store(store, 0);
        if (size == 8) body.Get(first).Get(last).Op(CoreOp.I64Or).I64(HighBits).Op(CoreOp.I64And).I64(0).Op(CoreOp.I64Ne).Set(high);
        else body.Get(first).Get(last).Op(CoreOp.I32Or).I32(unchecked((uint)HighBits)).Op(CoreOp.I32And).Set(high);
    }

    private void Bytes(uint from, uint to, uint left, uint high)
    {
        var value = body.I32Local();
        WhileAtLeast(left, 1, () =>
        {
            body.Get(from);
            source.Memory!.Load(MemoryOp.I32Load8U, 0);
            body.Set(value).Get(to).Get(value);
            target.Memory!.Store(MemoryOp.I32Store8, 0);
            body.Get(value).I32(0x80).Op(CoreOp.I32And).Get(high).Op(CoreOp.I32Or).Set(high);
            body.Increment(from, 1).Increment(to, 1).Increment(left, uint.MaxValue);
        });
    }

    /// <summary>Copies word by word, then byte by byte, and leaves on the stack whether there was a byte outside ASCII.</summary>
    private void CopyWords(uint from, uint to, uint length)
    {
        var (f, t, left, high) = (body.I32Local(), body.I32Local(), body.I32Local(), body.I32Local());
        var (word, seen) = (body.Local(CoreType.I64), body.Local(CoreType.I64));
        body.Get(from).Set(f).Get(to).Set(t).Get(length).Set(left).I64(0).Set(seen).I32(0).Set(high);
        WhileAtLeast(left, 8, () =>
        {
            body.Get(f);
            source.Memory!.Load(MemoryOp.I64Load, 0);
            body.Set(word).Get(t).Get(word);
            target.Memory!.Store(MemoryOp.I64Store, 0);
            body.Get(seen).Get(word).Op(CoreOp.I64Or).Set(seen);
            body.Increment(f, 8).Increment(t, 8).Increment(left, unchecked((uint)-8));
        });
        Bytes(f, t, left, high);
        body.Get(seen).I64(HighBits).Op(CoreOp.I64And).I64(0).Op(CoreOp.I64Ne).Get(high).Op(CoreOp.I32Or);
    }
}

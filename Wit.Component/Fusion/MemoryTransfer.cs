using Wit.Component.Layout;
using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Component.Fusion;

/// <summary>A place in a memory: an address in a local and a constant behind it.</summary>
internal readonly record struct Place(uint Base, uint Offset)
{
    public Place At(uint offset) => this with { Offset = Offset + offset };
}

/// <summary>Writes the copying of values from memory to memory, with the checks of CanonicalABI.md, "Loading".</summary>
/// <param name="body">The adapter.</param>
/// <param name="imports">The imports.</param>
/// <param name="source">Who has the value.</param>
/// <param name="target">Who gets it.</param>
internal sealed class MemoryTransfer(AdapterBody body, AdapterImports imports, FusedSide source, FusedSide target)
{
    /// <summary>Larger values are copied by one instruction.</summary>
    private const uint MaximumUnrolled = 64;

    private readonly AdapterChecks _checks = new(body, imports);
    private readonly BlockTransfer _blocks = new(body, imports, source, target);

    /// <summary>Copies a value; both places have been checked.</summary>
    public void Copy(Place from, Place to, LaidOutType type)
    {
        if (type.IsPlain)
        {
            CopyPlain(from, to, type.Size);
            return;
        }

        switch (type.Type)
        {
            case PrimitiveValType { Kind: PrimitiveKind.String }:
                var (address, units) = LoadPair(from);
                StorePair(to, _blocks.String(address, units));
                break;
            case PrimitiveValType { Kind: PrimitiveKind.Bool }:
                body.Get(to.Base);
                Load(MemoryOp.I32Load8U, from);
                body.I32(0).Op(CoreOp.I32Ne);
                target.Memory!.Store(MemoryOp.I32Store8, to.Offset);
                break;
            case PrimitiveValType { Kind: PrimitiveKind.Char }:
                var scalar = LoadLocal(MemoryOp.I32Load, from);
                _checks.Scalar(scalar);
                StoreLocal(MemoryOp.I32Store, to, scalar);
                break;
            case ListValType or MapValType:
                var (begin, count) = LoadPair(from);
                StorePair(to, (List(begin, count, type.Parts[0]!), count));
                break;
            case FixedLengthListValType list:
                var length = body.I32Local();
                body.I32(list.Length).Set(length);
                Items(AddressOf(from), AddressOf(to), length, type.Parts[0]!);
                break;
            case RecordValType or TupleValType:
                for (var i = 0; i < type.Parts.Length; i++) Copy(from.At(type.Offsets[i]), to.At(type.Offsets[i]), type.Parts[i]!);
                break;
            case FlagsValType flags:
                CopyFlags(from, to, type.Size, flags.Labels.Count);
                break;
            case OwnValType or BorrowValType:
                body.Get(to.Base);
                Load(MemoryOp.I32Load, from);
                body.Call(imports.Transfer(TransferOf(type.Type)));
                target.Memory!.Store(MemoryOp.I32Store, to.Offset);
                break;
            default:
                CopyVariant(from, to, type);
                break;
        }
    }

    /// <summary>Copies a list; its address and length are in locals.</summary>
    /// <returns>The local with the copy's address.</returns>
    public uint List(uint address, uint count, LaidOutType element)
    {
        var length = _checks.List(source.Memory!, address, count, element.Size, element.Alignment);
        var copy = _checks.Reallocate(target, element.Alignment, () => body.Get(length));
        if (element.IsPlain) _blocks.Copy(address, copy, length);
        else Items(address, copy, count, element);
        return copy;
    }

    /// <summary>Copies a string; its address and length are in locals.</summary>
    public (uint Address, uint Units) String(uint address, uint units) => _blocks.String(address, units);

    /// <summary>What passes a handle.</summary>
    public TransferImport TransferOf(ValType type) => type switch
    {
        OwnValType own => new TransferImport(own.Resource, true, source.Options.Key, target.Options.Key),
        _ => new TransferImport(((BorrowValType)type).Resource, false, source.Options.Key, target.Options.Key),
    };

    private void CopyVariant(Place from, Place to, LaidOutType type)
    {
        var (load, store, _) = AdapterMemory.OpsOf((uint)type.DiscriminantSize);
        var discriminant = LoadLocal(load, from);
        _checks.Discriminant(discriminant, (uint)type.Parts.Length);
        StoreLocal(store, to, discriminant);
        for (uint i = 0; i < type.Parts.Length; i++)
        {
            if (type.Parts[i] is not { } part) continue;
            body.Get(discriminant).I32(i).Op(CoreOp.I32Eq).If();
            Copy(from.At(type.PayloadOffset), to.At(type.PayloadOffset), part);
            body.End();
        }
    }

    private void CopyFlags(Place from, Place to, uint size, int count)
    {
        var step = Math.Min(size, 4);
        var (load, store, _) = AdapterMemory.OpsOf(step);
        for (uint offset = 0; offset < size; offset += step)
        {
            body.Get(to.Base);
            Load(load, from.At(offset));
            body.I32(MaskOf(count - (8 * (int)offset))).Op(CoreOp.I32And);
            target.Memory!.Store(store, to.Offset + offset);
        }
    }

    /// <summary>The bits of a word that stand for labels.</summary>
    public static uint MaskOf(int labels) => labels >= 32 ? uint.MaxValue : (1u << Math.Max(0, labels)) - 1;

    private void Items(uint from, uint to, uint count, LaidOutType element)
    {
        var (f, t, left) = (body.I32Local(), body.I32Local(), body.I32Local());
        body.Get(from).Set(f).Get(to).Set(t).Get(count).Tee(left).If().Loop();
        Copy(new Place(f, 0), new Place(t, 0), element);
        body.Increment(f, element.Size).Increment(t, element.Size);
        body.Get(left).I32(1).Op(CoreOp.I32Sub).Tee(left).BranchIf(0).End().End();
    }

    private void CopyPlain(Place from, Place to, uint size)
    {
        if (size > MaximumUnrolled)
        {
            var length = body.I32Local();
            body.I32(size).Set(length);
            _blocks.Copy(AddressOf(from), AddressOf(to), length);
            return;
        }

        for (uint done = 0; done < size;)
        {
            var step = (size - done) switch { >= 8 => 8u, >= 4 => 4u, >= 2 => 2u, _ => 1u };
            var (load, store, _) = AdapterMemory.OpsOf(step);
            body.Get(to.Base);
            Load(load, from.At(done));
            target.Memory!.Store(store, to.Offset + done);
            done += step;
        }
    }

    private uint AddressOf(Place place)
    {
        var local = body.I32Local();
        body.Get(place.Base).I32(place.Offset).Op(CoreOp.I32Add).Set(local);
        return local;
    }

    private (uint First, uint Second) LoadPair(Place place) => (LoadLocal(MemoryOp.I32Load, place), LoadLocal(MemoryOp.I32Load, place.At(4)));

    private void StorePair(Place place, (uint First, uint Second) pair)
    {
        StoreLocal(MemoryOp.I32Store, place, pair.First);
        StoreLocal(MemoryOp.I32Store, place.At(4), pair.Second);
    }

    private void Load(MemoryOp op, Place place)
    {
        body.Get(place.Base);
        source.Memory!.Load(op, place.Offset);
    }

    private uint LoadLocal(MemoryOp op, Place place)
    {
        var local = body.I32Local();
        Load(op, place);
        body.Set(local);
        return local;
    }

    private void StoreLocal(MemoryOp op, Place place, uint local)
    {
        body.Get(place.Base).Get(local);
        target.Memory!.Store(op, place.Offset);
    }
}

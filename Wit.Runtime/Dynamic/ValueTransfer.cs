using System.Diagnostics;
using System.Text.Unicode;
using Wit.Abi;
using Wit.Component.Layout;
using Wit.Model.Types;

namespace Wit.Runtime.Dynamic;

/// <summary>
/// Passes values from one guest to another without making host values of them: what is lifted on one side is lowered on the other at
/// once. Both sides flatten a type alike and spill alike, so there are two cases only: core values to core values, memory to memory.
/// </summary>
internal static class ValueTransfer
{
    /// <summary>Passes a value from memory to memory; both addresses have been checked.</summary>
    public static void Copy(ref HostMemory source, uint from, ref HostMemory target, uint to, LaidOutType type)
    {
        switch (type.Type)
        {
            case PrimitiveValType { Kind: PrimitiveKind.String }:
                var begin = CopyString(ref source, CanonicalU32.Load(ref source, from), CanonicalU32.Load(ref source, from + 4), ref target, out var units);
                CanonicalU32.Store(ref target, to, begin);
                CanonicalU32.Store(ref target, to + 4, units);
                break;
            case PrimitiveValType { Kind: PrimitiveKind.Bool }:
                CanonicalBool.Store(ref target, to, CanonicalBool.Load(ref source, from));
                break;
            case PrimitiveValType { Kind: PrimitiveKind.Char }:
                CanonicalChar.Store(ref target, to, CanonicalChar.Load(ref source, from));
                break;
            case PrimitiveValType:
                source.Slice(from, type.Size).CopyTo(target.Slice(to, type.Size));
                break;
            case ListValType or MapValType:
                var count = CanonicalU32.Load(ref source, from + 4);
                var address = CopyList(ref source, CanonicalU32.Load(ref source, from), count, ref target, type.Parts[0]!);
                CanonicalU32.Store(ref target, to, address);
                CanonicalU32.Store(ref target, to + 4, count);
                break;
            case FixedLengthListValType list:
                CopyItems(ref source, from, list.Length, ref target, to, type.Parts[0]!);
                break;
            case RecordValType or TupleValType:
                for (var i = 0; i < type.Parts.Length; i++)
                    Copy(ref source, from + type.Offsets[i], ref target, to + type.Offsets[i], type.Parts[i]!);
                break;
            case FlagsValType flags:
                CopyFlags(source.Slice(from, type.Size), target.Slice(to, type.Size), flags.Labels.Count);
                break;
            case OwnValType or BorrowValType:
                CanonicalU32.Store(ref target, to, PassHandle(ref source, CanonicalU32.Load(ref source, from), ref target, type.Type));
                break;
            default:
                var discriminant = ValueLifter.Discriminant(source.Slice(from, (uint)type.DiscriminantSize), type);
                ValueLowerer.StoreDiscriminant(target.Slice(to, (uint)type.DiscriminantSize), discriminant);
                if (type.Parts[discriminant] is { } part) Copy(ref source, from + type.PayloadOffset, ref target, to + type.PayloadOffset, part);
                break;
        }
    }

    /// <summary>Passes a value from core values to core values.</summary>
    public static void Pass(ref HostMemory source, ref FlatReader from, ref HostMemory target, ref FlatWriter to, LaidOutType type)
    {
        switch (type.Type)
        {
            case PrimitiveValType { Kind: PrimitiveKind.String }:
                var address = from.ReadI32();
                to.WriteI32(CopyString(ref source, address, from.ReadI32(), ref target, out var units));
                to.WriteI32(units);
                break;
            case PrimitiveValType primitive:
                PassScalar(ref source, ref from, ref target, ref to, primitive.Kind);
                break;
            case ListValType or MapValType:
                var begin = from.ReadI32();
                var count = from.ReadI32();
                to.WriteI32(CopyList(ref source, begin, count, ref target, type.Parts[0]!));
                to.WriteI32(count);
                break;
            case FixedLengthListValType list:
                for (uint i = 0; i < list.Length; i++) Pass(ref source, ref from, ref target, ref to, type.Parts[0]!);
                break;
            case RecordValType or TupleValType:
                foreach (var part in type.Parts) Pass(ref source, ref from, ref target, ref to, part!);
                break;
            case FlagsValType flags:
                for (var left = flags.Labels.Count; left > 0; left -= 32)
                    to.WriteI32(from.ReadI32() & (left >= 32 ? uint.MaxValue : (1u << left) - 1));
                break;
            case OwnValType or BorrowValType:
                to.WriteI32(PassHandle(ref source, from.ReadI32(), ref target, type.Type));
                break;
            default:
                var endOfSource = from.Position + type.FlatCount;
                var endOfTarget = to.Count + type.FlatCount;
                var discriminant = ValueLifter.Checked(from.ReadI32(), type);
                to.WriteI32((uint)discriminant);
                if (type.Parts[discriminant] is { } payload) Pass(ref source, ref from, ref target, ref to, payload);
                from.SkipTo(endOfSource);
                to.PadTo(endOfTarget);
                break;
        }
    }

    private static void PassScalar(ref HostMemory source, ref FlatReader from, ref HostMemory target, ref FlatWriter to, PrimitiveKind kind)
    {
        switch (kind)
        {
            case PrimitiveKind.Bool: to.WriteI32(from.ReadI32() != 0 ? 1u : 0); break;
            case PrimitiveKind.S8: to.WriteI32((uint)(sbyte)from.ReadI32()); break;
            case PrimitiveKind.U8: to.WriteI32((byte)from.ReadI32()); break;
            case PrimitiveKind.S16: to.WriteI32((uint)(short)from.ReadI32()); break;
            case PrimitiveKind.U16: to.WriteI32((ushort)from.ReadI32()); break;
            case PrimitiveKind.S32 or PrimitiveKind.U32: to.WriteI32(from.ReadI32()); break;
            case PrimitiveKind.S64 or PrimitiveKind.U64: to.WriteI64(from.ReadI64()); break;
            case PrimitiveKind.F32: to.WriteF32(from.ReadF32()); break;
            case PrimitiveKind.F64: to.WriteF64(from.ReadF64()); break;
            case PrimitiveKind.Char: CanonicalChar.LowerFlat(ref target, CanonicalChar.LiftFlat(ref source, ref from), ref to); break;
            default: throw new UnreachableException();
        }
    }

    private static uint CopyList(ref HostMemory source, uint from, uint count, ref HostMemory target, LaidOutType element)
    {
        var length = ValueLifter.CheckList(ref source, from, count, element);
        var to = target.Realloc(0, 0, element.Alignment, length);
        CopyItems(ref source, from, count, ref target, to, element);
        return to;
    }

    private static void CopyItems(ref HostMemory source, uint from, uint count, ref HostMemory target, uint to, LaidOutType element)
    {
        if (element.IsPlain)
        {
            source.Slice(from, count * element.Size).CopyTo(target.Slice(to, count * element.Size));
            return;
        }

        for (uint i = 0; i < count; i++) Copy(ref source, from + (i * element.Size), ref target, to + (i * element.Size), element);
    }

    private static uint CopyString(ref HostMemory source, uint from, uint taggedUnits, ref HostMemory target, out uint targetUnits)
    {
        if (source.StringEncoding != StringEncoding.Utf8 || target.StringEncoding != StringEncoding.Utf8)
            return Transcode(ref source, from, taggedUnits, ref target, out targetUnits);
        if (taggedUnits > ValueLifter.MaximumByteLength) throw TooLong("string", taggedUnits);
        source.Slice(from, taggedUnits);
        var to = target.Realloc(0, 0, 1, taggedUnits);
        var copy = target.Slice(to, taggedUnits);
        source.Slice(from, taggedUnits).CopyTo(copy);
        if (!Utf8.IsValid(copy)) throw InvalidUtf8();
        targetUnits = taggedUnits;
        return to;
    }

    /// <summary>Explains a string or list that is too long.</summary>
    public static WasmTrapException TooLong(string what, ulong length) =>
        new($"{what} of {length} bytes is longer than {ValueLifter.MaximumByteLength} bytes");

    /// <summary>Explains a string that is not what it should be.</summary>
    public static WasmTrapException InvalidUtf8() => new("string is not valid UTF-8");

    /// <summary>Copies a string by way of one of the host's.</summary>
    public static uint Transcode(ref HostMemory source, uint from, uint taggedUnits, ref HostMemory target, out uint targetUnits)
    {
        Span<FlatValue> slots = stackalloc FlatValue[2];
        var writer = new FlatWriter(slots);
        writer.WriteI32(from);
        writer.WriteI32(taggedUnits);
        var reader = new FlatReader(slots);
        var text = CanonicalString.LiftFlat(ref source, ref reader);
        writer = new FlatWriter(slots);
        CanonicalString.LowerFlat(ref target, text, ref writer);
        reader = new FlatReader(slots);
        var to = reader.ReadI32();
        targetUnits = reader.ReadI32();
        return to;
    }

    private static void CopyFlags(ReadOnlySpan<byte> source, Span<byte> target, int count)
    {
        for (var i = 0; i < target.Length; i++)
        {
            var left = Math.Clamp(count - (8 * i), 0, 8);
            target[i] = (byte)(source[i] & ((1 << left) - 1));
        }
    }

    private static uint PassHandle(ref HostMemory source, uint index, ref HostMemory target, ValType type)
    {
        if (type is OwnValType own)
        {
            var owned = source.Resources[own.Resource];
            return target.LowerOwn(source.LiftOwn(index, owned), owned);
        }

        var resource = source.Resources[((BorrowValType)type).Resource];
        return target.LowerBorrow(source.LiftBorrow(index, resource), resource);
    }
}

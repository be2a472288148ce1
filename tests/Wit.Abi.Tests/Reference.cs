using System.Text;
using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Abi.Tests;

/// <summary>
/// The Canonical ABI as definitions.py has it: driven by the type at run time, slow and plain. Values are boxed primitives,
/// strings, <see cref="object"/> arrays for lists, records and tuples, <see cref="Case"/> for everything laid out as a
/// variant, and a number for flags.
/// </summary>
internal sealed class Reference(TestMemory memory)
{
    internal sealed record Case(int Index, object? Payload);

    public void Store(object value, ValType type, uint address)
    {
        switch (type)
        {
            case PrimitiveValType { Kind: PrimitiveKind.String }:
                var (begin, units) = StoreString((string)value);
                StoreInt(begin, address, 4);
                StoreInt(units, address + 4, 4);
                break;
            case PrimitiveValType p:
                StoreInt(Bits(value), address, CanonicalLayout.AlignmentOf(p));
                break;
            case OwnValType or BorrowValType:
                StoreInt(memory.Objects.Add(value, type is OwnValType), address, 4);
                break;
            case FlagsValType:
                StoreInt((uint)value, address, CanonicalLayout.AlignmentOf(type));
                break;
            case ListValType or MapValType:
                var items = (object[])value;
                StoreInt(StoreList(items, ElementOf(type)), address, 4);
                StoreInt((uint)items.Length, address + 4, 4);
                break;
            case FixedLengthListValType l:
                var fixedItems = (object[])value;
                for (var i = 0; i < fixedItems.Length; i++) Store(fixedItems[i], l.Element, address + ((uint)i * CanonicalLayout.SizeOf(l.Element)));
                break;
            case RecordValType or TupleValType:
                var types = Elements(type);
                var offsets = CanonicalLayout.OffsetsOf(types);
                for (var i = 0; i < types.Count; i++) Store(((object[])value)[i], types[i], address + offsets[i]);
                break;
            default:
                var payloads = CanonicalLayout.Payloads(type)!;
                var chosen = (Case)value;
                StoreInt((uint)chosen.Index, address, CanonicalLayout.DiscriminantSize(payloads.Count));
                if (payloads[chosen.Index] is { } payload) Store(chosen.Payload!, payload, address + CanonicalLayout.PayloadOffset(payloads));
                break;
        }
    }

    public List<ulong> LowerFlat(object value, ValType type)
    {
        switch (type)
        {
            case PrimitiveValType { Kind: PrimitiveKind.String }:
                var (begin, units) = StoreString((string)value);
                return [begin, units];
            case PrimitiveValType { Kind: PrimitiveKind.S8 or PrimitiveKind.S16 or PrimitiveKind.S32 }:
                return [(uint)Convert.ToInt32(value, null)];
            case PrimitiveValType:
                return [Bits(value)];
            case OwnValType or BorrowValType:
                return [memory.Objects.Add(value, type is OwnValType)];
            case FlagsValType:
                return [(uint)value];
            case ListValType or MapValType:
                return [StoreList((object[])value, ElementOf(type)), (uint)((object[])value).Length];
            case FixedLengthListValType l:
                return [.. ((object[])value).SelectMany(v => LowerFlat(v, l.Element))];
            case RecordValType or TupleValType:
                return [.. Elements(type).SelectMany((t, i) => LowerFlat(((object[])value)[i], t))];
            default:
                var payloads = CanonicalLayout.Payloads(type)!;
                var chosen = (Case)value;
                List<ulong> flat = [(uint)chosen.Index];
                if (payloads[chosen.Index] is { } payload) flat.AddRange(LowerFlat(chosen.Payload!, payload));
                while (flat.Count < CanonicalLayout.FlatCount(type)) flat.Add(0);
                return flat;
        }
    }

    private static IReadOnlyList<ValType> Elements(ValType type) => type switch
    {
        RecordValType r => [.. r.Fields.Select(f => f.Type)],
        TupleValType t => t.Elements,
        _ => throw new InvalidOperationException(),
    };

    private static ValType ElementOf(ValType type) => type is MapValType map ? new TupleValType([map.Key, map.Value]) : ((ListValType)type).Element;

    private static ulong Bits(object value) => value switch
    {
        bool b => b ? 1u : 0u,
        sbyte v => (byte)v,
        byte v => v,
        short v => (ushort)v,
        ushort v => v,
        int v => (uint)v,
        uint v => v,
        long v => (ulong)v,
        ulong v => v,
        float v => BitConverter.SingleToUInt32Bits(v),
        double v => BitConverter.DoubleToUInt64Bits(v),
        Rune v => (uint)v.Value,
        _ => throw new InvalidOperationException(value.GetType().Name),
    };

    private uint StoreList(object[] items, ValType element)
    {
        var size = CanonicalLayout.SizeOf(element);
        var begin = memory.Realloc(0, 0, (uint)CanonicalLayout.AlignmentOf(element), (uint)items.Length * size);
        for (var i = 0; i < items.Length; i++) Store(items[i], element, begin + ((uint)i * size));
        return begin;
    }

    private (uint Begin, uint Units) StoreString(string value)
    {
        var latin1 = memory.StringEncoding == StringEncoding.Latin1OrUtf16;
        if (memory.StringEncoding == StringEncoding.Utf8) return StoreBytes(Encoding.UTF8.GetBytes(value), 1, 1, 0);
        return latin1 && value.All(c => c <= 0xff)
            ? StoreBytes(Encoding.Latin1.GetBytes(value), 2, 1, 0)
            : StoreBytes(Encoding.Unicode.GetBytes(value), 2, 2, latin1 ? 1u << 31 : 0);
    }

    private (uint Begin, uint Units) StoreBytes(byte[] bytes, uint alignment, int unit, uint tag)
    {
        var begin = memory.Realloc(0, 0, alignment, (uint)bytes.Length);
        bytes.CopyTo(memory.Slice(begin, (uint)bytes.Length));
        return (begin, (uint)(bytes.Length / unit) | tag);
    }

    private void StoreInt(ulong value, uint address, int size)
    {
        for (var i = 0; i < size; i++) memory.Bytes[address + i] = (byte)(value >> (8 * i));
    }
}

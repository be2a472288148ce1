using System.Diagnostics;
using System.Runtime.InteropServices;
using Wit.Abi;
using Wit.Component.Layout;
using Wit.Model.Types;

namespace Wit.Runtime.Dynamic;

/// <summary>
/// Writes values of any type to a guest (CanonicalABI.md, "Storing" and "Flat Lowering"). The values have been checked against the
/// type before (<see cref="ValueTypes"/>).
/// </summary>
internal static class ValueLowerer
{
    /// <summary>Writes a value to memory, whose address has been checked.</summary>
    public static void Store(ref HostMemory memory, uint address, WitValue value, LaidOutType type)
    {
        switch (type.Type)
        {
            case PrimitiveValType:
                StorePrimitive(ref memory, address, value);
                break;
            case ListValType or MapValType:
                var begin = StoreList(ref memory, value, type, out var count);
                CanonicalU32.Store(ref memory, address, begin);
                CanonicalU32.Store(ref memory, address + 4, count);
                break;
            case FixedLengthListValType:
                var items = ((ListValue)value).Items;
                for (var i = 0; i < items.Count; i++) Store(ref memory, address + ((uint)i * type.Parts[0]!.Size), items[i], type.Parts[0]!);
                break;
            case RecordValType or TupleValType:
                for (var i = 0; i < type.Parts.Length; i++) Store(ref memory, address + type.Offsets[i], Part(value, i), type.Parts[i]!);
                break;
            case FlagsValType flags:
                PackFlags(flags, (FlagsValue)value, memory.Slice(address, type.Size));
                break;
            case OwnValType or BorrowValType:
                CanonicalU32.Store(ref memory, address, LowerHandle(ref memory, (ResourceValue)value, type.Type));
                break;
            default:
                var (discriminant, payload) = Case(value, type.Type);
                StoreDiscriminant(memory.Slice(address, (uint)type.DiscriminantSize), discriminant);
                if (type.Parts[discriminant] is { } part) Store(ref memory, address + type.PayloadOffset, payload!, part);
                break;
        }
    }

    /// <summary>Appends a value as core values.</summary>
    public static void LowerFlat(ref HostMemory memory, WitValue value, LaidOutType type, ref FlatWriter flat)
    {
        switch (type.Type)
        {
            case PrimitiveValType:
                LowerPrimitive(ref memory, value, ref flat);
                break;
            case ListValType or MapValType:
                flat.WriteI32(StoreList(ref memory, value, type, out var count));
                flat.WriteI32(count);
                break;
            case FixedLengthListValType:
                foreach (var item in ((ListValue)value).Items) LowerFlat(ref memory, item, type.Parts[0]!, ref flat);
                break;
            case RecordValType or TupleValType:
                for (var i = 0; i < type.Parts.Length; i++) LowerFlat(ref memory, Part(value, i), type.Parts[i]!, ref flat);
                break;
            case FlagsValType flags:
                Span<uint> words = stackalloc uint[type.FlatCount];
                words.Clear();
                PackFlags(flags, (FlagsValue)value, MemoryMarshal.AsBytes(words));
                foreach (var word in words) flat.WriteI32(word);
                break;
            case OwnValType or BorrowValType:
                flat.WriteI32(LowerHandle(ref memory, (ResourceValue)value, type.Type));
                break;
            default:
                var end = flat.Count + type.FlatCount;
                var (discriminant, payload) = Case(value, type.Type);
                flat.WriteI32((uint)discriminant);
                if (type.Parts[discriminant] is { } part) LowerFlat(ref memory, payload!, part, ref flat);
                flat.PadTo(end);
                break;
        }
    }

    /// <summary>Writes a discriminant of 1, 2 or 4 bytes.</summary>
    public static void StoreDiscriminant(Span<byte> bytes, int discriminant)
    {
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(discriminant >> (8 * i));
    }

    private static uint StoreList(ref HostMemory memory, WitValue value, LaidOutType type, out uint count)
    {
        var items = value is MapValue map
            ? map.Entries.Select(e => (WitValue)new TupleValue([e.Key, e.Value])).ToArray()
            : (IReadOnlyList<WitValue>)((ListValue)value).Items;
        var element = type.Parts[0]!;
        count = (uint)items.Count;
        var length = (ulong)count * element.Size;
        if (length > ValueLifter.MaximumByteLength) throw new WasmTrapException($"list of {length} bytes is longer than {ValueLifter.MaximumByteLength} bytes");
        var address = memory.Realloc(0, 0, element.Alignment, (uint)length);
        for (var i = 0; i < items.Count; i++) Store(ref memory, address + ((uint)i * element.Size), items[i], element);
        return address;
    }

    private static WitValue Part(WitValue value, int index) => value switch
    {
        RecordValue record => record.Fields[index].Value,
        TupleValue tuple => tuple.Elements[index],
        _ => throw new UnreachableException(),
    };

    private static (int Discriminant, WitValue? Payload) Case(WitValue value, ValType type) => (value, type) switch
    {
        (VariantValue v, VariantValType t) => (IndexOf(t.Cases, c => c.Name == v.Case), v.Payload),
        (EnumValue v, EnumValType t) => (IndexOf(t.Labels, l => l == v.Case), null),
        (OptionValue v, OptionValType) => (v.Value is null ? 0 : 1, v.Value),
        (ResultValue v, ResultValType) => (v.IsOk ? 0 : 1, v.Payload),
        _ => throw new UnreachableException(),
    };

    private static int IndexOf<T>(EquatableList<T> items, Func<T, bool> predicate)
    {
        for (var i = 0; i < items.Count; i++)
            if (predicate(items[i])) return i;
        throw new UnreachableException();
    }

    private static void PackFlags(FlagsValType type, FlagsValue value, Span<byte> bits)
    {
        bits.Clear();
        for (var i = 0; i < type.Labels.Count; i++)
            if (value.Labels.Contains(type.Labels[i])) bits[i / 8] |= (byte)(1 << (i % 8));
    }

    private static uint LowerHandle(ref HostMemory memory, ResourceValue value, ValType type)
    {
        var wanted = memory.Resources[type is OwnValType own ? own.Resource : ((BorrowValType)type).Resource];
        if (!ReferenceEquals(value.Resource, wanted))
            throw new InvalidOperationException($"a {value.TypeName} is passed where this instance's {wanted.Name} is wanted");
        return type is OwnValType ? memory.LowerOwn(value.Take(), wanted) : memory.LowerBorrow(value.Borrow(), wanted);
    }

    private static void StorePrimitive(ref HostMemory memory, uint address, WitValue value)
    {
        switch (value)
        {
            case BoolValue v: CanonicalBool.Store(ref memory, address, v.Value); break;
            case S8Value v: CanonicalS8.Store(ref memory, address, v.Value); break;
            case U8Value v: CanonicalU8.Store(ref memory, address, v.Value); break;
            case S16Value v: CanonicalS16.Store(ref memory, address, v.Value); break;
            case U16Value v: CanonicalU16.Store(ref memory, address, v.Value); break;
            case S32Value v: CanonicalS32.Store(ref memory, address, v.Value); break;
            case U32Value v: CanonicalU32.Store(ref memory, address, v.Value); break;
            case S64Value v: CanonicalS64.Store(ref memory, address, v.Value); break;
            case U64Value v: CanonicalU64.Store(ref memory, address, v.Value); break;
            case F32Value v: CanonicalF32.Store(ref memory, address, v.Value); break;
            case F64Value v: CanonicalF64.Store(ref memory, address, v.Value); break;
            case CharValue v: CanonicalChar.Store(ref memory, address, v.Value); break;
            case StringValue v: CanonicalString.Store(ref memory, address, v.Value); break;
            default: throw new UnreachableException();
        }
    }

    private static void LowerPrimitive(ref HostMemory memory, WitValue value, ref FlatWriter flat)
    {
        switch (value)
        {
            case BoolValue v: CanonicalBool.LowerFlat(ref memory, v.Value, ref flat); break;
            case S8Value v: CanonicalS8.LowerFlat(ref memory, v.Value, ref flat); break;
            case U8Value v: CanonicalU8.LowerFlat(ref memory, v.Value, ref flat); break;
            case S16Value v: CanonicalS16.LowerFlat(ref memory, v.Value, ref flat); break;
            case U16Value v: CanonicalU16.LowerFlat(ref memory, v.Value, ref flat); break;
            case S32Value v: CanonicalS32.LowerFlat(ref memory, v.Value, ref flat); break;
            case U32Value v: CanonicalU32.LowerFlat(ref memory, v.Value, ref flat); break;
            case S64Value v: CanonicalS64.LowerFlat(ref memory, v.Value, ref flat); break;
            case U64Value v: CanonicalU64.LowerFlat(ref memory, v.Value, ref flat); break;
            case F32Value v: CanonicalF32.LowerFlat(ref memory, v.Value, ref flat); break;
            case F64Value v: CanonicalF64.LowerFlat(ref memory, v.Value, ref flat); break;
            case CharValue v: CanonicalChar.LowerFlat(ref memory, v.Value, ref flat); break;
            case StringValue v: CanonicalString.LowerFlat(ref memory, v.Value, ref flat); break;
            default: throw new UnreachableException();
        }
    }
}

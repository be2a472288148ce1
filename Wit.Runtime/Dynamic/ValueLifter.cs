using System.Diagnostics;
using System.Text;
using Wit.Abi;
using Wit.Component.Layout;
using Wit.Model.Types;

namespace Wit.Runtime.Dynamic;

/// <summary>Reads values of any type from a guest (CanonicalABI.md, "Loading" and "Flat Lifting").</summary>
internal static class ValueLifter
{
    /// <summary>No list or string is longer than this, in bytes (MAX_LIST_BYTE_LENGTH).</summary>
    public const uint MaximumByteLength = (1u << 28) - 1;

    // Byte lists are the long ones; sharing their values keeps a guest from making the host allocate 24 times their length.
    private static readonly U8Value[] Bytes = [.. Enumerable.Range(0, 256).Select(i => new U8Value((byte)i))];

    /// <summary>Reads a value from memory, whose address has been checked.</summary>
    public static WitValue Load(ref HostMemory memory, uint address, LaidOutType type)
    {
        switch (type.Type)
        {
            case PrimitiveValType primitive:
                return LoadPrimitive(ref memory, address, primitive.Kind);
            case ListValType or MapValType:
                return LoadList(ref memory, CanonicalU32.Load(ref memory, address), CanonicalU32.Load(ref memory, address + 4), type);
            case FixedLengthListValType list:
                return new ListValue(EquatableList.From(LoadItems(ref memory, address, list.Length, type.Parts[0]!)));
            case RecordValType or TupleValType:
                var parts = new WitValue[type.Parts.Length];
                for (var i = 0; i < parts.Length; i++) parts[i] = Load(ref memory, address + type.Offsets[i], type.Parts[i]!);
                return Sequence(type.Type, parts);
            case FlagsValType flags:
                return Flags(flags, memory.Slice(address, type.Size));
            case OwnValType or BorrowValType:
                return LiftHandle(ref memory, CanonicalU32.Load(ref memory, address), type.Type);
            default:
                var discriminant = Discriminant(memory.Slice(address, (uint)type.DiscriminantSize), type);
                var payload = type.Parts[discriminant] is { } part ? Load(ref memory, address + type.PayloadOffset, part) : null;
                return Case(type.Type, discriminant, payload);
        }
    }

    /// <summary>Reads a value from core values.</summary>
    public static WitValue LiftFlat(ref HostMemory memory, ref FlatReader flat, LaidOutType type)
    {
        switch (type.Type)
        {
            case PrimitiveValType primitive:
                return LiftPrimitive(ref memory, ref flat, primitive.Kind);
            case ListValType or MapValType:
                var address = flat.ReadI32();
                return LoadList(ref memory, address, flat.ReadI32(), type);
            case FixedLengthListValType list:
                var items = new WitValue[list.Length];
                for (var i = 0; i < items.Length; i++) items[i] = LiftFlat(ref memory, ref flat, type.Parts[0]!);
                return new ListValue(EquatableList.From(items));
            case RecordValType or TupleValType:
                var parts = new WitValue[type.Parts.Length];
                for (var i = 0; i < parts.Length; i++) parts[i] = LiftFlat(ref memory, ref flat, type.Parts[i]!);
                return Sequence(type.Type, parts);
            case FlagsValType flags:
                Span<uint> words = stackalloc uint[type.FlatCount];
                for (var i = 0; i < words.Length; i++) words[i] = flat.ReadI32();
                return Flags(flags, System.Runtime.InteropServices.MemoryMarshal.AsBytes(words));
            case OwnValType or BorrowValType:
                return LiftHandle(ref memory, flat.ReadI32(), type.Type);
            default:
                var end = flat.Position + type.FlatCount;
                var discriminant = Checked(flat.ReadI32(), type);
                var payload = type.Parts[discriminant] is { } part ? LiftFlat(ref memory, ref flat, part) : null;
                flat.SkipTo(end);
                return Case(type.Type, discriminant, payload);
        }
    }

    /// <summary>Checks the range of a list.</summary>
    /// <returns>Its length in bytes.</returns>
    public static uint CheckList(ref HostMemory memory, uint address, uint count, LaidOutType element)
    {
        var length = (ulong)count * element.Size;
        if (length > MaximumByteLength) throw new WasmTrapException($"list of {length} bytes is longer than {MaximumByteLength} bytes");
        memory.Check(address, (uint)length, element.Alignment);
        return (uint)length;
    }

    /// <summary>Reads a discriminant from memory and checks it.</summary>
    public static int Discriminant(ReadOnlySpan<byte> bytes, LaidOutType type)
    {
        uint value = 0;
        for (var i = bytes.Length - 1; i >= 0; i--) value = (value << 8) | bytes[i];
        return Checked(value, type);
    }

    /// <summary>Checks a discriminant.</summary>
    public static int Checked(uint discriminant, LaidOutType type)
    {
        if (discriminant >= (uint)type.Parts.Length)
            throw new WasmTrapException($"invalid discriminant {discriminant}: the type has {type.Parts.Length} cases");
        return (int)discriminant;
    }

    private static WitValue LoadList(ref HostMemory memory, uint address, uint count, LaidOutType type)
    {
        var element = type.Parts[0]!;
        CheckList(ref memory, address, count, element);
        var items = LoadItems(ref memory, address, count, element);
        return type.Type is MapValType
            ? new MapValue(EquatableList.From(items.Cast<TupleValue>().Select(t => new MapEntry(t.Elements[0], t.Elements[1]))))
            : new ListValue(EquatableList.From(items));
    }

    private static WitValue[] LoadItems(ref HostMemory memory, uint address, uint count, LaidOutType element)
    {
        var items = new WitValue[count];
        for (uint i = 0; i < count; i++) items[i] = Load(ref memory, address + (i * element.Size), element);
        return items;
    }

    private static WitValue Sequence(ValType type, WitValue[] parts) => type is RecordValType record
        ? new RecordValue(EquatableList.From(parts.Select((p, i) => new FieldValue(record.Fields[i].Name, p))))
        : new TupleValue(EquatableList.From(parts));

    private static WitValue Case(ValType type, int discriminant, WitValue? payload) => type switch
    {
        VariantValType variant => new VariantValue(variant.Cases[discriminant].Name, payload),
        EnumValType @enum => new EnumValue(@enum.Labels[discriminant]),
        OptionValType => new OptionValue(payload),
        ResultValType => new ResultValue(discriminant == 0, payload),
        _ => throw new UnreachableException(),
    };

    private static FlagsValue Flags(FlagsValType type, ReadOnlySpan<byte> bits)
    {
        var labels = new List<string>();
        for (var i = 0; i < type.Labels.Count; i++)
            if ((bits[i / 8] & (1 << (i % 8))) != 0) labels.Add(type.Labels[i]);
        return new FlagsValue(EquatableList.From(labels));
    }

    private static ResourceValue LiftHandle(ref HostMemory memory, uint index, ValType type)
    {
        if (type is OwnValType own)
        {
            var owned = memory.Resources[own.Resource];
            return new ResourceValue(owned, memory.LiftOwn(index, owned), isOwn: true);
        }

        var resource = memory.Resources[((BorrowValType)type).Resource];
        return new ResourceValue(resource, memory.LiftBorrow(index, resource), isOwn: false);
    }

    private static WitValue LoadPrimitive(ref HostMemory memory, uint address, PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Bool => new BoolValue(CanonicalBool.Load(ref memory, address)),
        PrimitiveKind.S8 => new S8Value(CanonicalS8.Load(ref memory, address)),
        PrimitiveKind.U8 => Bytes[CanonicalU8.Load(ref memory, address)],
        PrimitiveKind.S16 => new S16Value(CanonicalS16.Load(ref memory, address)),
        PrimitiveKind.U16 => new U16Value(CanonicalU16.Load(ref memory, address)),
        PrimitiveKind.S32 => new S32Value(CanonicalS32.Load(ref memory, address)),
        PrimitiveKind.U32 => new U32Value(CanonicalU32.Load(ref memory, address)),
        PrimitiveKind.S64 => new S64Value(CanonicalS64.Load(ref memory, address)),
        PrimitiveKind.U64 => new U64Value(CanonicalU64.Load(ref memory, address)),
        PrimitiveKind.F32 => new F32Value(CanonicalF32.Load(ref memory, address)),
        PrimitiveKind.F64 => new F64Value(CanonicalF64.Load(ref memory, address)),
        PrimitiveKind.Char => new CharValue(CanonicalChar.Load(ref memory, address)),
        PrimitiveKind.String => new StringValue(CanonicalString.Load(ref memory, address)),
        _ => throw new UnreachableException(),
    };

    private static WitValue LiftPrimitive(ref HostMemory memory, ref FlatReader flat, PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Bool => new BoolValue(CanonicalBool.LiftFlat(ref memory, ref flat)),
        PrimitiveKind.S8 => new S8Value(CanonicalS8.LiftFlat(ref memory, ref flat)),
        PrimitiveKind.U8 => Bytes[CanonicalU8.LiftFlat(ref memory, ref flat)],
        PrimitiveKind.S16 => new S16Value(CanonicalS16.LiftFlat(ref memory, ref flat)),
        PrimitiveKind.U16 => new U16Value(CanonicalU16.LiftFlat(ref memory, ref flat)),
        PrimitiveKind.S32 => new S32Value(CanonicalS32.LiftFlat(ref memory, ref flat)),
        PrimitiveKind.U32 => new U32Value(CanonicalU32.LiftFlat(ref memory, ref flat)),
        PrimitiveKind.S64 => new S64Value(CanonicalS64.LiftFlat(ref memory, ref flat)),
        PrimitiveKind.U64 => new U64Value(CanonicalU64.LiftFlat(ref memory, ref flat)),
        PrimitiveKind.F32 => new F32Value(CanonicalF32.LiftFlat(ref memory, ref flat)),
        PrimitiveKind.F64 => new F64Value(CanonicalF64.LiftFlat(ref memory, ref flat)),
        PrimitiveKind.Char => new CharValue(CanonicalChar.LiftFlat(ref memory, ref flat)),
        PrimitiveKind.String => new StringValue(CanonicalString.LiftFlat(ref memory, ref flat)),
        _ => throw new UnreachableException(),
    };
}

using System.Diagnostics;
using System.Text;
using Wit.Abi;
using Wit.Model.Types;
using Wit.Runtime.Native;

namespace Wit.Runtime.Oracle;

/// <summary>Turns our values into Wasmtime's and back.</summary>
internal static unsafe class OracleValues
{
    /// <summary>Makes an owned value.</summary>
    public static NativeComponentValue Lower(WitValue value)
    {
        var native = default(NativeComponentValue);
        native.Kind = KindOf(value);
        switch (value)
        {
            case BoolValue v: native.Bits = v.Value ? 1u : 0; break;
            case S8Value v: native.Bits = (ulong)v.Value; break;
            case U8Value v: native.Bits = v.Value; break;
            case S16Value v: native.Bits = (ulong)v.Value; break;
            case U16Value v: native.Bits = v.Value; break;
            case S32Value v: native.Bits = (ulong)v.Value; break;
            case U32Value v: native.Bits = v.Value; break;
            case S64Value v: native.Bits = (ulong)v.Value; break;
            case U64Value v: native.Bits = v.Value; break;
            case F32Value v: native.Bits = BitConverter.SingleToUInt32Bits(v.Value); break;
            case F64Value v: native.Bits = BitConverter.DoubleToUInt64Bits(v.Value); break;
            case CharValue v: native.Bits = (uint)v.Value.Value; break;
            case StringValue v: native.Vector = Name(v.Value); break;
            case EnumValue v: native.Vector = Name(v.Case); break;
            case OptionValue v: native.Option = Boxed(v.Value); break;
            case ResultValue v:
                native.IsOk = v.IsOk ? (byte)1 : (byte)0;
                native.ResultPayload = Boxed(v.Payload);
                break;
            case VariantValue v:
                native.Vector = Name(v.Case);
                native.VariantPayload = Boxed(v.Payload);
                break;
            default:
                native.Vector = LowerMany(value);
                break;
        }

        return native;
    }

    /// <summary>Reads a value, which stays Wasmtime's.</summary>
    public static WitValue Lift(in NativeComponentValue native)
    {
        switch (native.Kind)
        {
            case NativeComponentKind.Bool: return new BoolValue((byte)native.Bits != 0);
            case NativeComponentKind.S8: return new S8Value((sbyte)native.Bits);
            case NativeComponentKind.U8: return new U8Value((byte)native.Bits);
            case NativeComponentKind.S16: return new S16Value((short)native.Bits);
            case NativeComponentKind.U16: return new U16Value((ushort)native.Bits);
            case NativeComponentKind.S32: return new S32Value((int)native.Bits);
            case NativeComponentKind.U32: return new U32Value((uint)native.Bits);
            case NativeComponentKind.S64: return new S64Value((long)native.Bits);
            case NativeComponentKind.U64: return new U64Value(native.Bits);
            case NativeComponentKind.F32: return new F32Value(BitConverter.UInt32BitsToSingle((uint)native.Bits));
            case NativeComponentKind.F64: return new F64Value(BitConverter.UInt64BitsToDouble(native.Bits));
            case NativeComponentKind.Char: return new CharValue(new Rune((uint)native.Bits));
            case NativeComponentKind.String: return new StringValue(native.Vector.Text);
            case NativeComponentKind.Enum: return new EnumValue(native.Vector.Text);
            case NativeComponentKind.Variant: return new VariantValue(native.Vector.Text, Unboxed(native.VariantPayload));
            case NativeComponentKind.Option: return new OptionValue(Unboxed(native.Option));
            case NativeComponentKind.Result: return new ResultValue(native.IsOk != 0, Unboxed(native.ResultPayload));
            default: return LiftMany(native);
        }
    }

    private static NativeVector LowerMany(WitValue value)
    {
        NativeVector vector;
        switch (value)
        {
            case ListValue v:
                NativeMethods.ComponentListNew(&vector, (nuint)v.Items.Count);
                for (var i = 0; i < v.Items.Count; i++) ((NativeComponentValue*)vector.Data)[i] = Lower(v.Items[i]);
                break;
            case TupleValue v:
                NativeMethods.ComponentTupleNew(&vector, (nuint)v.Elements.Count);
                for (var i = 0; i < v.Elements.Count; i++) ((NativeComponentValue*)vector.Data)[i] = Lower(v.Elements[i]);
                break;
            case RecordValue v:
                NativeMethods.ComponentRecordNew(&vector, (nuint)v.Fields.Count);
                for (var i = 0; i < v.Fields.Count; i++)
                    ((NativeComponentField*)vector.Data)[i] = new NativeComponentField { Name = Name(v.Fields[i].Name), Value = Lower(v.Fields[i].Value) };
                break;
            case MapValue v:
                NativeMethods.ComponentMapNew(&vector, (nuint)v.Entries.Count);
                for (var i = 0; i < v.Entries.Count; i++)
                    ((NativeComponentEntry*)vector.Data)[i] = new NativeComponentEntry { Key = Lower(v.Entries[i].Key), Value = Lower(v.Entries[i].Value) };
                break;
            case FlagsValue v:
                NativeMethods.ComponentFlagsNew(&vector, (nuint)v.Labels.Count);
                for (var i = 0; i < v.Labels.Count; i++) ((NativeVector*)vector.Data)[i] = Name(v.Labels[i]);
                break;
            default:
                throw new UnreachableException();
        }

        return vector;
    }

    private static WitValue LiftMany(in NativeComponentValue native)
    {
        var count = checked((int)native.Vector.Size);
        var values = (NativeComponentValue*)native.Vector.Data;
        switch (native.Kind)
        {
            case NativeComponentKind.List:
                return new ListValue(Collect(count, i => Lift(values[i])));
            case NativeComponentKind.Tuple:
                return new TupleValue(Collect(count, i => Lift(values[i])));
            case NativeComponentKind.Record:
                var fields = (NativeComponentField*)native.Vector.Data;
                return new RecordValue(Collect(count, i => new FieldValue(fields[i].Name.Text, Lift(fields[i].Value))));
            case NativeComponentKind.Map:
                var entries = (NativeComponentEntry*)native.Vector.Data;
                return new MapValue(Collect(count, i => new MapEntry(Lift(entries[i].Key), Lift(entries[i].Value))));
            case NativeComponentKind.Flags:
                var labels = (NativeVector*)native.Vector.Data;
                return new FlagsValue(Collect(count, i => labels[i].Text));
            case NativeComponentKind.Resource:
                throw new WasmTrapException("resources cannot be passed to the host on this engine");
            default:
                throw new UnreachableException();
        }
    }

    private static EquatableList<T> Collect<T>(int count, Func<int, T> item)
    {
        var items = new T[count];
        for (var i = 0; i < count; i++) items[i] = item(i);
        return EquatableList.From(items);
    }

    private static NativeComponentKind KindOf(WitValue value) => value switch
    {
        BoolValue => NativeComponentKind.Bool,
        S8Value => NativeComponentKind.S8,
        U8Value => NativeComponentKind.U8,
        S16Value => NativeComponentKind.S16,
        U16Value => NativeComponentKind.U16,
        S32Value => NativeComponentKind.S32,
        U32Value => NativeComponentKind.U32,
        S64Value => NativeComponentKind.S64,
        U64Value => NativeComponentKind.U64,
        F32Value => NativeComponentKind.F32,
        F64Value => NativeComponentKind.F64,
        CharValue => NativeComponentKind.Char,
        StringValue => NativeComponentKind.String,
        ListValue => NativeComponentKind.List,
        RecordValue => NativeComponentKind.Record,
        TupleValue => NativeComponentKind.Tuple,
        VariantValue => NativeComponentKind.Variant,
        EnumValue => NativeComponentKind.Enum,
        OptionValue => NativeComponentKind.Option,
        ResultValue => NativeComponentKind.Result,
        FlagsValue => NativeComponentKind.Flags,
        MapValue => NativeComponentKind.Map,
        _ => throw new InvalidOperationException($"a {value.GetType().Name} cannot be passed to this engine"),
    };

    private static NativeVector Name(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        NativeVector vector;
        fixed (byte* start = bytes) NativeMethods.ByteVectorNew(&vector, (nuint)bytes.Length, start);
        return vector;
    }

    private static NativeComponentValue* Boxed(WitValue? value)
    {
        if (value is null) return null;
        var native = Lower(value);
        return NativeMethods.ComponentValueNew(&native);
    }

    private static WitValue? Unboxed(NativeComponentValue* value) => value is null ? null : Lift(*value);
}

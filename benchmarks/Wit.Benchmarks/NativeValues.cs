using System.Text;
using Wit.Runtime.Native;

namespace Wit.Benchmarks;

/// <summary>Wasmtime's component values, written and read by hand.</summary>
internal static unsafe class NativeValues
{
    public static NativeVector Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Span<byte> bytes = length <= 256 ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(text, bytes);
        NativeVector vector;
        fixed (byte* start = bytes) NativeMethods.ByteVectorNew(&vector, (nuint)length, start);
        return vector;
    }

    public static NativeComponentValue String(string text) => new() { Kind = NativeComponentKind.String, Vector = Text(text) };

    public static NativeComponentValue U32(uint value) => new() { Kind = NativeComponentKind.U32, Bits = value };

    public static NativeComponentValue S32(int value) => new() { Kind = NativeComponentKind.S32, Bits = (ulong)value };

    public static NativeComponentValue U8(byte value) => new() { Kind = NativeComponentKind.U8, Bits = value };

    public static NativeComponentValue Option(NativeComponentValue? value)
    {
        var option = new NativeComponentValue { Kind = NativeComponentKind.Option };
        if (value is { } some) option.Option = NativeMethods.ComponentValueNew(&some);
        return option;
    }

    public static NativeComponentValue List<T>(ReadOnlySpan<T> items, Func<T, NativeComponentValue> lower)
    {
        NativeVector vector;
        NativeMethods.ComponentListNew(&vector, (nuint)items.Length);
        for (var i = 0; i < items.Length; i++) ((NativeComponentValue*)vector.Data)[i] = lower(items[i]);
        return new NativeComponentValue { Kind = NativeComponentKind.List, Vector = vector };
    }

    public static NativeComponentValue Record(params ReadOnlySpan<(string Name, NativeComponentValue Value)> fields)
    {
        NativeVector vector;
        NativeMethods.ComponentRecordNew(&vector, (nuint)fields.Length);
        for (var i = 0; i < fields.Length; i++)
            ((NativeComponentField*)vector.Data)[i] = new NativeComponentField { Name = Text(fields[i].Name), Value = fields[i].Value };
        return new NativeComponentValue { Kind = NativeComponentKind.Record, Vector = vector };
    }

    public static NativeComponentValue Variant(string name, NativeComponentValue payload) => new()
    {
        Kind = NativeComponentKind.Variant,
        Vector = Text(name),
        VariantPayload = NativeMethods.ComponentValueNew(&payload),
    };

    public static T[] Items<T>(in NativeComponentValue list, Func<NativeComponentValue, T> lift)
    {
        var items = new T[(int)list.Vector.Size];
        for (var i = 0; i < items.Length; i++) items[i] = lift(((NativeComponentValue*)list.Vector.Data)[i]);
        return items;
    }

    public static NativeComponentValue Field(in NativeComponentValue record, int index) => ((NativeComponentField*)record.Vector.Data)[index].Value;
}

using System.Globalization;
using System.Text;
using Wit.Model.Types;

namespace Wit.Runtime.Tests.Wast;

/// <summary>The constants of .wast scripts.</summary>
internal static class WastValues
{
    public static WitValue Read(WastExpression expression)
    {
        var items = expression.Items;
        return expression.Head switch
        {
            "bool.const" => new BoolValue(items[1].Text == "true"),
            "u8.const" => new U8Value((byte)Integer(items[1])),
            "s8.const" => new S8Value((sbyte)Integer(items[1])),
            "u16.const" => new U16Value((ushort)Integer(items[1])),
            "s16.const" => new S16Value((short)Integer(items[1])),
            "u32.const" => new U32Value((uint)Integer(items[1])),
            "s32.const" => new S32Value((int)Integer(items[1])),
            "u64.const" => new U64Value((ulong)Integer(items[1])),
            "s64.const" => new S64Value((long)Integer(items[1])),
            "f32.const" => new F32Value((float)Float(items[1].Text)),
            "f64.const" => new F64Value(Float(items[1].Text)),
            "char.const" => new CharValue(Rune.GetRuneAt(items[1].Decode(), 0)),
            "str.const" => new StringValue(items[1].Decode()),
            "list.const" => new ListValue(All(items)),
            "tuple.const" => new TupleValue(All(items)),
            "record.const" => new RecordValue(EquatableList.From(items.Skip(1).Select(Field))),
            "variant.const" => new VariantValue(items[1].Decode(), Payload(items, 2)),
            "enum.const" => new EnumValue(items[1].Decode()),
            "option.none" => new OptionValue(null),
            "option.some" => new OptionValue(Read(items[1])),
            "result.ok" => new ResultValue(true, Payload(items, 1)),
            "result.err" => new ResultValue(false, Payload(items, 1)),
            "flags.const" => new FlagsValue(EquatableList.From(items.Skip(1).Select(i => i.Decode()))),
            _ => throw new NotSupportedException(expression.Text),
        };
    }

    private static EquatableList<WitValue> All(IReadOnlyList<WastExpression> items) => EquatableList.From(items.Skip(1).Select(Read));

    // (field "name" str.const "value"): the constant has no parentheses of its own.
    private static FieldValue Field(WastExpression field) => new(
        field.Items[1].Decode(), Read(field.Items[2].Items.Count > 0 ? field.Items[2] : new WastExpression(field.Text, field.Line, [.. field.Items.Skip(2)])));

    private static WitValue? Payload(IReadOnlyList<WastExpression> items, int index) => index < items.Count ? Read(items[index]) : null;

    private static Int128 Integer(WastExpression expression)
    {
        var text = expression.Text.Replace("_", "", StringComparison.Ordinal);
        var isNegative = text.StartsWith('-');
        text = text.TrimStart('-', '+');
        var value = text.StartsWith("0x", StringComparison.Ordinal)
            ? Int128.Parse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : Int128.Parse(text, CultureInfo.InvariantCulture);
        return isNegative ? -value : value;
    }

    private static double Float(string text) => text.TrimStart('-', '+') switch
    {
        "inf" => text.StartsWith('-') ? double.NegativeInfinity : double.PositiveInfinity,
        var t when t.StartsWith("nan", StringComparison.Ordinal) => double.NaN,
        _ => double.Parse(text.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture),
    };
}

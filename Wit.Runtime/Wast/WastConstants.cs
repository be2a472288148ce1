using System.Globalization;
using System.Numerics;
using System.Text;
using Wit.Component.Wast;
using Wit.Model.Types;

namespace Wit.Runtime.Wast;

/// <summary>The constants of scripts: <c>(u32.const 1)</c>, <c>(list.const (str.const "a"))</c>.</summary>
/// <param name="script">The script that the expressions are a part of.</param>
internal sealed class WastConstants(string script)
{
    /// <summary>The value of a constant.</summary>
    /// <exception cref="FormatException">It is no constant.</exception>
    public WitValue Read(SExpression expression) =>
        expression.Children is { Count: > 0 } items ? Read(items) : throw new FormatException($"a constant is expected, not {expression.Text(script)}");

    /// <summary>The text of a word, or of a string without its quotes.</summary>
    public string Name(SExpression expression) => Encoding.UTF8.GetString(WastString.Decode(expression.Text(script)));

    private WitValue Read(IReadOnlyList<SExpression> items)
    {
        var head = items[0].Text(script);
        return head switch
        {
            "bool.const" => new BoolValue(Word(items) == "true"),
            "u8.const" => new U8Value((byte)Integer(items, 8)),
            "s8.const" => new S8Value((sbyte)Integer(items, 8)),
            "u16.const" => new U16Value((ushort)Integer(items, 16)),
            "s16.const" => new S16Value((short)Integer(items, 16)),
            "u32.const" => new U32Value((uint)Integer(items, 32)),
            "s32.const" => new S32Value((int)Integer(items, 32)),
            "u64.const" => new U64Value((ulong)Integer(items, 64)),
            "s64.const" => new S64Value((long)Integer(items, 64)),
            "f32.const" => new F32Value((float)Float(Word(items))),
            "f64.const" => new F64Value(Float(Word(items))),
            "char.const" => new CharValue(Rune.TryGetRuneAt(Name(Item(items, 1)) + "\0", 0, out var rune) ? rune : default),
            "str.const" => new StringValue(Name(Item(items, 1))),
            "list.const" => new ListValue(All(items)),
            "tuple.const" => new TupleValue(All(items)),
            "record.const" => new RecordValue(EquatableList.From(items.Skip(1).Select(Field))),
            "variant.const" => new VariantValue(Name(Item(items, 1)), Payload(items, 2)),
            "enum.const" => new EnumValue(Name(Item(items, 1))),
            "option.none" => new OptionValue(null),
            "option.some" => new OptionValue(Read(Item(items, 1))),
            "result.ok" => new ResultValue(true, Payload(items, 1)),
            "result.err" => new ResultValue(false, Payload(items, 1)),
            "flags.const" => new FlagsValue(EquatableList.From(items.Skip(1).Select(Name))),
            _ => throw new FormatException($"{head} is no constant"),
        };
    }

    private EquatableList<WitValue> All(IReadOnlyList<SExpression> items) => EquatableList.From(items.Skip(1).Select(Read));

    // (field "name" str.const "value"): the constant has no parentheses of its own.
    private FieldValue Field(SExpression field)
    {
        var items = field.Children ?? throw new FormatException("a field is expected");
        var value = Item(items, 2);
        return new FieldValue(Name(Item(items, 1)), value.Children is null ? Read([.. items.Skip(2)]) : Read(value));
    }

    private WitValue? Payload(IReadOnlyList<SExpression> items, int index) => index < items.Count ? Read(items[index]) : null;

    private string Word(IReadOnlyList<SExpression> items) => Item(items, 1).Text(script);

    private SExpression Item(IReadOnlyList<SExpression> items, int index) =>
        index < items.Count ? items[index] : throw new FormatException($"{items[0].Text(script)} lacks its value");

    /// <summary>A number of so many bits, signed or not: text can give either form of a bit pattern.</summary>
    private Int128 Integer(IReadOnlyList<SExpression> items, int bits)
    {
        var text = Word(items).Replace("_", "", StringComparison.Ordinal);
        var digits = text.TrimStart('-', '+');
        var value = digits.StartsWith("0x", StringComparison.Ordinal)
            ? Parse("0" + digits[2..], NumberStyles.AllowHexSpecifier)
            : Parse(digits, NumberStyles.None);
        if (text.StartsWith('-')) value = -value;
        return value >= -(Int128.One << (bits - 1)) && value < Int128.One << bits
            ? value
            : throw new FormatException($"{text} is no number of {bits} bits");
    }

    private static Int128 Parse(string digits, NumberStyles styles) =>
        Int128.TryParse(digits, styles, CultureInfo.InvariantCulture, out var value) ? value : throw new FormatException($"{digits} is no number");

    private static double Float(string text)
    {
        var isNegative = text.StartsWith('-');
        var digits = text.TrimStart('-', '+').Replace("_", "", StringComparison.Ordinal);
        if (digits == "inf") return isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        if (digits.StartsWith("nan", StringComparison.Ordinal)) return double.NaN;
        var value = digits.StartsWith("0x", StringComparison.Ordinal) ? Hexadecimal(digits[2..])
            : double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain) ? plain
            : throw new FormatException($"{text} is no number");
        return isNegative ? -value : value;
    }

    // 0x1.8p3: the digits as one integer, then scaled.
    private static double Hexadecimal(string text)
    {
        var parts = text.Split('p', 'P');
        var exponent = 0;
        if (parts.Length > 2 || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)))
            throw new FormatException($"0x{text} is no number");
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : parts[0].Length - point - 1;
        return !BigInteger.TryParse("0" + parts[0].Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digits)
            ? throw new FormatException($"0x{text} is no number")
            : Math.ScaleB((double)digits, exponent - (4 * fraction));
    }
}

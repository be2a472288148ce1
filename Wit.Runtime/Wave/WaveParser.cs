using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Model.Types;

namespace Wit.Runtime.Wave;

/// <summary>Reads values in WAVE (WebAssembly Value Encoding) text, guided by their type.</summary>
public static class WaveParser
{
    /// <summary>Reads a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The type.</param>
    /// <param name="path">What diagnostics call the text.</param>
    /// <exception cref="DiagnosticException">The text is no value of the type.</exception>
    public static WitValue ParseValue(string text, ValType type, string path = "<value>")
    {
        var scanner = new WaveScanner(new SourceText(path, text));
        var value = Parse(scanner, type);
        return scanner.AtEnd ? value : throw scanner.Unexpected("nothing more");
    }

    internal static WitValue Parse(WaveScanner scanner, ValType type)
    {
        scanner.SkipBlanks();
        var start = scanner.Position;
        return type switch
        {
            PrimitiveValType primitive => ParsePrimitive(scanner, start, primitive.Kind),
            ListValType list => ParseList(scanner, list.Element, type),
            FixedLengthListValType list => ParseFixedLengthList(scanner, start, list),
            MapValType map => ParseMap(scanner, map),
            TupleValType tuple => ParseTuple(scanner, tuple),
            RecordValType record => ParseRecord(scanner, start, record),
            VariantValType variant => ParseVariant(scanner, start, variant),
            EnumValType @enum => ParseEnum(scanner, start, @enum),
            FlagsValType flags => ParseFlags(scanner, flags),
            OptionValType option => ParseOption(scanner, option),
            ResultValType result => ParseResult(scanner, result),
            _ => throw scanner.Mismatch(start, $"a {type} cannot be written as text"),
        };
    }

    private static WitValue ParsePrimitive(WaveScanner scanner, int start, PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Bool => ParseBool(scanner),
        PrimitiveKind.S8 => new S8Value(ParseInteger<sbyte>(scanner, start, kind)),
        PrimitiveKind.U8 => new U8Value(ParseInteger<byte>(scanner, start, kind)),
        PrimitiveKind.S16 => new S16Value(ParseInteger<short>(scanner, start, kind)),
        PrimitiveKind.U16 => new U16Value(ParseInteger<ushort>(scanner, start, kind)),
        PrimitiveKind.S32 => new S32Value(ParseInteger<int>(scanner, start, kind)),
        PrimitiveKind.U32 => new U32Value(ParseInteger<uint>(scanner, start, kind)),
        PrimitiveKind.S64 => new S64Value(ParseInteger<long>(scanner, start, kind)),
        PrimitiveKind.U64 => new U64Value(ParseInteger<ulong>(scanner, start, kind)),
        PrimitiveKind.F32 => new F32Value(ParseFloat<float>(scanner, start, kind)),
        PrimitiveKind.F64 => new F64Value(ParseFloat<double>(scanner, start, kind)),
        PrimitiveKind.Char => ParseChar(scanner, start),
        PrimitiveKind.String => new StringValue(scanner.TakeQuoted('"', "a string, \"...\"")),
        _ => throw scanner.Mismatch(start, $"a {ValTypeText.Of(kind)} cannot be written as text"),
    };

    private static BoolValue ParseBool(WaveScanner scanner)
    {
        if (scanner.TryTakeKeyword("true")) return new BoolValue(true);
        return scanner.TryTakeKeyword("false") ? new BoolValue(false) : throw scanner.Unexpected("a bool, true or false");
    }

    private static T ParseInteger<T>(WaveScanner scanner, int start, PrimitiveKind kind)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        var number = scanner.TakeNumber($"a number of type {ValTypeText.Of(kind)}");
        if (T.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return value;
        throw scanner.Mismatch(start, $"`{number}` is no {ValTypeText.Of(kind)}: a whole number from {T.MinValue} to {T.MaxValue}");
    }

    private static T ParseFloat<T>(WaveScanner scanner, int start, PrimitiveKind kind)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (scanner.TryTakeKeyword("nan")) return T.NaN;
        if (scanner.TryTakeKeyword("inf")) return T.PositiveInfinity;
        if (scanner.TryTake('-'))
        {
            if (scanner.TryTakeKeyword("inf")) return T.NegativeInfinity;
            scanner.MoveTo(start);
        }

        var number = scanner.TakeNumber($"a number of type {ValTypeText.Of(kind)}");
        if (T.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return value;
        throw scanner.Mismatch(start, $"`{number}` is no {ValTypeText.Of(kind)}");
    }

    private static CharValue ParseChar(WaveScanner scanner, int start)
    {
        var runes = scanner.TakeQuoted('\'', "a char, 'x'").EnumerateRunes().ToArray();
        return runes.Length == 1 ? new CharValue(runes[0]) : throw scanner.Mismatch(start, $"a char is one character, not {runes.Length}");
    }

    private static ListValue ParseList(WaveScanner scanner, ValType element, ValType type)
    {
        var items = new List<WitValue>();
        scanner.Take('[', $"of a {type}");
        while (!scanner.TryTake(']'))
        {
            items.Add(Parse(scanner, element));
            if (scanner.TryTake(',')) continue;
            scanner.Take(']', "or `,`");
            break;
        }

        return new ListValue(EquatableList.From(items));
    }

    private static ListValue ParseFixedLengthList(WaveScanner scanner, int start, FixedLengthListValType type)
    {
        var list = ParseList(scanner, type.Element, type);
        return list.Items.Count == type.Length ? list : throw scanner.Mismatch(start, $"a {type} has {type.Length} elements, not {list.Items.Count}");
    }

    private static MapValue ParseMap(WaveScanner scanner, MapValType type)
    {
        var entries = new List<MapEntry>();
        scanner.Take('{', $"of a {type}");
        while (!scanner.TryTake('}'))
        {
            var key = Parse(scanner, type.Key);
            scanner.Take(':', "behind the key");
            entries.Add(new MapEntry(key, Parse(scanner, type.Value)));
            if (scanner.TryTake(',')) continue;
            scanner.Take('}', "or `,`");
            break;
        }

        return new MapValue(EquatableList.From(entries));
    }

    private static TupleValue ParseTuple(WaveScanner scanner, TupleValType type)
    {
        var elements = new WitValue[type.Elements.Count];
        scanner.Take('(', $"of a {type}");
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = Parse(scanner, type.Elements[i]);
            if (i + 1 < elements.Length) scanner.Take(',', $"and the other {elements.Length - i - 1} of the tuple's {elements.Length} elements");
        }

        scanner.TryTake(',');
        scanner.Take(')', $"behind the tuple's {elements.Length} elements");
        return new TupleValue(EquatableList.From(elements));
    }

    private static RecordValue ParseRecord(WaveScanner scanner, int start, RecordValType type)
    {
        var given = new Dictionary<string, WitValue>(StringComparer.Ordinal);
        scanner.Take('{', $"of a {type}");
        // A record all of whose optional fields are left out is written {:}, so that it is no empty set of flags.
        if (scanner.TryTake(':')) scanner.Take('}', "behind `{:`");
        else ParseFields(scanner, type, given);

        var fields = type.Fields.Select(f => new FieldValue(f.Name, given.GetValueOrDefault(f.Name)
            ?? (f.Type is OptionValType ? new OptionValue(null) : throw scanner.Mismatch(start, $"the field `{f.Name}` of type {f.Type} is missing"))));
        return new RecordValue(EquatableList.From(fields));
    }

    private static void ParseFields(WaveScanner scanner, RecordValType type, Dictionary<string, WitValue> given)
    {
        while (!scanner.TryTake('}'))
        {
            scanner.SkipBlanks();
            var start = scanner.Position;
            var name = scanner.TakeLabel($"one of the fields {string.Join(", ", type.Fields.Select(f => f.Name))}");
            var field = type.Fields.FirstOrDefault(f => f.Name == name)
                ?? throw scanner.Mismatch(start, $"the record has no field `{name}`; its fields are {string.Join(", ", type.Fields.Select(f => f.Name))}");
            scanner.Take(':', $"behind the field's name `{name}`");
            if (!given.TryAdd(name, Parse(scanner, field.Type))) throw scanner.Mismatch(start, $"the field `{name}` is given twice");
            if (scanner.TryTake(',')) continue;
            scanner.Take('}', "or `,`");
            break;
        }
    }

    private static VariantValue ParseVariant(WaveScanner scanner, int start, VariantValType type)
    {
        var cases = string.Join(", ", type.Cases.Select(c => c.Name));
        var name = scanner.TakeLabel($"one of the cases {cases}");
        var found = type.Cases.FirstOrDefault(c => c.Name == name) ?? throw scanner.Mismatch(start, $"there is no case `{name}`; the cases are {cases}");
        return new VariantValue(name, ParsePayload(scanner, name, found.Payload));
    }

    private static WitValue? ParsePayload(WaveScanner scanner, string name, ValType? type)
    {
        if (type is null) return null;
        scanner.Take('(', $"behind `{name}`, whose payload is a {type}");
        var payload = Parse(scanner, type);
        scanner.Take(')', $"behind the payload of `{name}`");
        return payload;
    }

    private static EnumValue ParseEnum(WaveScanner scanner, int start, EnumValType type)
    {
        var cases = string.Join(", ", type.Labels);
        var name = scanner.TakeLabel($"one of the cases {cases}");
        return type.Labels.Contains(name) ? new EnumValue(name) : throw scanner.Mismatch(start, $"there is no case `{name}`; the cases are {cases}");
    }

    private static FlagsValue ParseFlags(WaveScanner scanner, FlagsValType type)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        scanner.Take('{', "of a set of flags");
        while (!scanner.TryTake('}'))
        {
            scanner.SkipBlanks();
            var start = scanner.Position;
            var name = scanner.TakeLabel($"one of the flags {string.Join(", ", type.Labels)}");
            if (!type.Labels.Contains(name)) throw scanner.Mismatch(start, $"there is no flag `{name}`; the flags are {string.Join(", ", type.Labels)}");
            set.Add(name);
            if (scanner.TryTake(',')) continue;
            scanner.Take('}', "or `,`");
            break;
        }

        return new FlagsValue(EquatableList.From(type.Labels.Where(set.Contains)));
    }

    private static OptionValue ParseOption(WaveScanner scanner, OptionValType type)
    {
        if (scanner.TryTakeKeyword("none")) return new OptionValue(null);
        if (scanner.TryTakeKeyword("some")) return new OptionValue(ParsePayload(scanner, "some", type.Element));
        if (type.Element is OptionValType or ResultValType) throw scanner.Unexpected($"some(...) or none of an {type}");
        return new OptionValue(Parse(scanner, type.Element));
    }

    private static ResultValue ParseResult(WaveScanner scanner, ResultValType type)
    {
        if (scanner.TryTakeKeyword("ok")) return new ResultValue(true, ParsePayload(scanner, "ok", type.Ok));
        if (scanner.TryTakeKeyword("err")) return new ResultValue(false, ParsePayload(scanner, "err", type.Error));
        if (type.Ok is null or OptionValType or ResultValType) throw scanner.Unexpected($"ok or err of a {type}");
        return new ResultValue(true, Parse(scanner, type.Ok));
    }
}

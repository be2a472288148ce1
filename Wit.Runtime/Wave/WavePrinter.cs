using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Wit.Runtime.Wave;

/// <summary>Prints values as WAVE text on one line. What it prints, <see cref="WaveParser"/> reads back, resources aside.</summary>
public static class WavePrinter
{
    /// <summary>The text of a value.</summary>
    public static string Print(WitValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, WitValue value)
    {
        switch (value)
        {
            case BoolValue v: text.Append(v.Value ? "true" : "false"); break;
            case S8Value v: text.Append(CultureInfo.InvariantCulture, $"{v.Value}"); break;
            case U8Value v: text.Append(CultureInfo.InvariantCulture, $"{v.Value}"); break;
            case S16Value v: text.Append(CultureInfo.InvariantCulture, $"{v.Value}"); break;
            case U16Value v: text.Append(CultureInfo.InvariantCulture, $"{v.Value}"); break;
            case S32Value v: text.Append(CultureInfo.InvariantCulture, $"{v.Value}"); break;
            case U32Value v: text.Append(CultureInfo.InvariantCulture, $"{v.Value}"); break;
            case S64Value v: text.Append(CultureInfo.InvariantCulture, $"{v.Value}"); break;
            case U64Value v: text.Append(CultureInfo.InvariantCulture, $"{v.Value}"); break;
            case F32Value v: AppendFloat(text, v.Value, v.Value.ToString("R", CultureInfo.InvariantCulture)); break;
            case F64Value v: AppendFloat(text, v.Value, v.Value.ToString("R", CultureInfo.InvariantCulture)); break;
            case CharValue v: AppendQuoted(text, v.Value.ToString(), '\''); break;
            case StringValue v: AppendQuoted(text, v.Value, '"'); break;
            case ListValue v: AppendAll(text, v.Items, '[', ']'); break;
            case TupleValue v: AppendAll(text, v.Elements, '(', ')'); break;
            case MapValue v: AppendMap(text, v); break;
            case RecordValue v: AppendRecord(text, v); break;
            case VariantValue v: AppendCase(text, Label(v.Case), v.Payload); break;
            case EnumValue v: text.Append(Label(v.Case)); break;
            case OptionValue v: AppendCase(text, v.Value is null ? "none" : "some", v.Value); break;
            case ResultValue v: AppendCase(text, v.IsOk ? "ok" : "err", v.Payload); break;
            case FlagsValue v: text.Append('{').AppendJoin(", ", v.Labels.Select(Label)).Append('}'); break;
            case ResourceValue v: text.Append('<').Append(v.IsOwn ? "own " : "borrow ").Append(v.TypeName).Append('>'); break;
            default: throw new UnreachableException();
        }
    }

    private static string Label(string label) => WaveKeywords.Contains(label) ? "%" + label : label;

    private static void AppendFloat(StringBuilder text, double value, string digits)
    {
        if (double.IsNaN(value)) text.Append("nan");
        else if (double.IsInfinity(value)) text.Append(value > 0 ? "inf" : "-inf");
        else text.Append(digits.Replace('E', 'e'));
    }

    private static void AppendAll(StringBuilder text, IReadOnlyList<WitValue> values, char open, char close)
    {
        text.Append(open);
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0) text.Append(", ");
            Append(text, values[i]);
        }

        text.Append(close);
    }

    private static void AppendMap(StringBuilder text, MapValue map)
    {
        text.Append('{');
        for (var i = 0; i < map.Entries.Count; i++)
        {
            if (i > 0) text.Append(", ");
            Append(text, map.Entries[i].Key);
            text.Append(": ");
            Append(text, map.Entries[i].Value);
        }

        text.Append('}');
    }

    private static void AppendRecord(StringBuilder text, RecordValue record)
    {
        text.Append('{');
        for (var i = 0; i < record.Fields.Count; i++)
        {
            if (i > 0) text.Append(", ");
            text.Append(Label(record.Fields[i].Name)).Append(": ");
            Append(text, record.Fields[i].Value);
        }

        text.Append('}');
    }

    private static void AppendCase(StringBuilder text, string label, WitValue? payload)
    {
        text.Append(label);
        if (payload is null) return;
        text.Append('(');
        Append(text, payload);
        text.Append(')');
    }

    private static void AppendQuoted(StringBuilder text, string value, char quote)
    {
        text.Append(quote);
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value == quote || rune.Value == '\\') text.Append('\\').Append(rune);
            else if (rune.Value == '\n') text.Append("\\n");
            else if (rune.Value == '\r') text.Append("\\r");
            else if (rune.Value == '\t') text.Append("\\t");
            else if (Rune.IsControl(rune)) text.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
            else text.Append(rune);
        }

        text.Append(quote);
    }
}

using System.Globalization;
using System.Text;

namespace Wit.Model.Types;

/// <summary>
/// The canonical text of component types: WIT's own spelling with structural types written out in full, without blanks
/// that carry no meaning. Two types have the same text exactly when they are equal up to the identity of resources, which
/// appear by name. Generated bindings carry it, so that a mismatch with the component is found when the two are bound.
/// </summary>
public static class ValTypeText
{
    /// <summary>The text of a value type.</summary>
    public static string Of(ValType type) => Append(new StringBuilder(), type).ToString();

    /// <summary>The text of a function type.</summary>
    public static string Of(FuncType type)
    {
        var text = new StringBuilder(type.IsAsync ? "async func(" : "func(");
        AppendFields(text, type.Parameters).Append(')');
        if (type.Result is { } result) Append(text.Append(" -> "), result);
        return text.ToString();
    }

    /// <summary>The WIT keyword of a primitive type.</summary>
    public static string Of(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Bool => "bool",
        PrimitiveKind.S8 => "s8",
        PrimitiveKind.U8 => "u8",
        PrimitiveKind.S16 => "s16",
        PrimitiveKind.U16 => "u16",
        PrimitiveKind.S32 => "s32",
        PrimitiveKind.U32 => "u32",
        PrimitiveKind.S64 => "s64",
        PrimitiveKind.U64 => "u64",
        PrimitiveKind.F32 => "f32",
        PrimitiveKind.F64 => "f64",
        PrimitiveKind.Char => "char",
        PrimitiveKind.String => "string",
        PrimitiveKind.ErrorContext => "error-context",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static StringBuilder Append(StringBuilder text, ValType type)
    {
        switch (type)
        {
            case PrimitiveValType primitive: return text.Append(Of(primitive.Kind));
            case RecordValType record: return AppendFields(text.Append("record{"), record.Fields).Append('}');
            case VariantValType variant: return AppendCases(text.Append("variant{"), variant.Cases).Append('}');
            case ListValType list: return Append(text.Append("list<"), list.Element).Append('>');
            case FixedLengthListValType list:
                return Append(text.Append("list<"), list.Element).Append(", ").Append(list.Length.ToString(CultureInfo.InvariantCulture)).Append('>');
            case MapValType map: return Append(Append(text.Append("map<"), map.Key).Append(", "), map.Value).Append('>');
            case TupleValType tuple: return AppendTypes(text.Append("tuple<"), tuple.Elements).Append('>');
            case FlagsValType flags: return text.Append("flags{").Append(string.Join(", ", flags.Labels)).Append('}');
            case EnumValType @enum: return text.Append("enum{").Append(string.Join(", ", @enum.Labels)).Append('}');
            case OptionValType option: return Append(text.Append("option<"), option.Element).Append('>');
            case ResultValType result: return AppendResult(text, result);
            case OwnValType own: return text.Append("own<").Append(own.Resource.Name).Append('>');
            case BorrowValType borrow: return text.Append("borrow<").Append(borrow.Resource.Name).Append('>');
            case StreamValType stream: return AppendOptional(text.Append("stream"), stream.Element);
            case FutureValType future: return AppendOptional(text.Append("future"), future.Element);
            default: throw new InvalidOperationException($"unknown value type {type.GetType().Name}");
        }
    }

    private static StringBuilder AppendOptional(StringBuilder text, ValType? element) =>
        element is null ? text : Append(text.Append('<'), element).Append('>');

    private static StringBuilder AppendResult(StringBuilder text, ResultValType result)
    {
        text.Append("result");
        if (result.Ok is null && result.Error is null) return text;
        text.Append('<');
        if (result.Ok is null) text.Append('_');
        else Append(text, result.Ok);
        if (result.Error is not null) Append(text.Append(", "), result.Error);
        return text.Append('>');
    }

    private static StringBuilder AppendFields(StringBuilder text, EquatableList<FieldType> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0) text.Append(", ");
            Append(text.Append(fields[i].Name).Append(": "), fields[i].Type);
        }

        return text;
    }

    private static StringBuilder AppendCases(StringBuilder text, EquatableList<CaseType> cases)
    {
        for (var i = 0; i < cases.Count; i++)
        {
            if (i > 0) text.Append(", ");
            text.Append(cases[i].Name);
            if (cases[i].Payload is { } payload) Append(text.Append('('), payload).Append(')');
        }

        return text;
    }

    private static StringBuilder AppendTypes(StringBuilder text, EquatableList<ValType> types)
    {
        for (var i = 0; i < types.Count; i++)
        {
            if (i > 0) text.Append(", ");
            Append(text, types[i]);
        }

        return text;
    }
}

using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Runtime.Dynamic;

/// <summary>Checks values that come from the host's program against the type that a function wants.</summary>
internal static class ValueTypes
{
    /// <summary>Checks a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type.</param>
    /// <param name="place">What the value is, for the message: <c>parameter `name`</c>.</param>
    /// <exception cref="DiagnosticException">It is not of the type.</exception>
    public static void Check(WitValue value, ValType type, string place)
    {
        if (Find(value, type) is not { } problem) return;
        throw new DiagnosticException(new Diagnostic(
            DiagnosticCatalogue.ValueTypeMismatch, DiagnosticLocation.None, $"{place}: expected {problem.Wanted}, got {Shorten(problem.Value)}"));
    }

    private static string Shorten(WitValue value)
    {
        var text = value.ToString();
        return text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "...");
    }

    /// <summary>The innermost value that is not of its type; null when all are.</summary>
    private static (WitValue Value, ValType Wanted)? Find(WitValue value, ValType type)
    {
        switch (value, type)
        {
            case (ListValue v, ListValType t):
                return FindAll(v.Items, _ => t.Element);
            case (ListValue v, FixedLengthListValType t) when v.Items.Count == t.Length:
                return FindAll(v.Items, _ => t.Element);
            case (MapValue v, MapValType t):
                return FindAll(EquatableList.From(v.Entries.Select(e => e.Key)), _ => t.Key)
                    ?? FindAll(EquatableList.From(v.Entries.Select(e => e.Value)), _ => t.Value);
            case (RecordValue v, RecordValType t) when v.Fields.Select(f => f.Name).SequenceEqual(t.Fields.Select(f => f.Name)):
                return FindAll(EquatableList.From(v.Fields.Select(f => f.Value)), i => t.Fields[i].Type);
            case (TupleValue v, TupleValType t) when v.Elements.Count == t.Elements.Count:
                return FindAll(v.Elements, i => t.Elements[i]);
            case (VariantValue v, VariantValType t) when t.Cases.FirstOrDefault(c => c.Name == v.Case) is { } found && (found.Payload is null) == (v.Payload is null):
                return v.Payload is null ? null : Find(v.Payload, found.Payload!);
            case (EnumValue v, EnumValType t) when t.Labels.Contains(v.Case):
                return null;
            case (OptionValue v, OptionValType t):
                return v.Value is null ? null : Find(v.Value, t.Element);
            case (ResultValue v, ResultValType t) when (v.Payload is null) == ((v.IsOk ? t.Ok : t.Error) is null):
                return v.Payload is null ? null : Find(v.Payload, (v.IsOk ? t.Ok : t.Error)!);
            case (FlagsValue v, FlagsValType t) when v.Labels.All(t.Labels.Contains):
                return null;
            case (ResourceValue { IsOwn: true }, OwnValType) or (ResourceValue, BorrowValType):
                return null;
            case (_, PrimitiveValType t) when KindOf(value) == t.Kind:
                return null;
            default:
                return (value, type);
        }
    }

    private static (WitValue Value, ValType Wanted)? FindAll(EquatableList<WitValue> values, Func<int, ValType> typeOf)
    {
        for (var i = 0; i < values.Count; i++)
            if (Find(values[i], typeOf(i)) is { } problem) return problem;
        return null;
    }

    private static PrimitiveKind? KindOf(WitValue value) => value switch
    {
        BoolValue => PrimitiveKind.Bool,
        S8Value => PrimitiveKind.S8,
        U8Value => PrimitiveKind.U8,
        S16Value => PrimitiveKind.S16,
        U16Value => PrimitiveKind.U16,
        S32Value => PrimitiveKind.S32,
        U32Value => PrimitiveKind.U32,
        S64Value => PrimitiveKind.S64,
        U64Value => PrimitiveKind.U64,
        F32Value => PrimitiveKind.F32,
        F64Value => PrimitiveKind.F64,
        CharValue => PrimitiveKind.Char,
        StringValue => PrimitiveKind.String,
        _ => null,
    };
}

using System.Diagnostics;
using Wit.Model.Types;

namespace Wit.Runtime.Tests.Fusion;

/// <summary>Writes types as component text; records, variants, enums and flags must have names where functions use them.</summary>
internal sealed class TypeText
{
    private readonly List<string> _named = [];

    /// <summary>The definitions of the named types, each after what it uses; they are called <c>$t0</c> and so on.</summary>
    public IReadOnlyList<string> Named => _named;

    /// <summary>A function type's parameters and result.</summary>
    public string Of(FuncType type) =>
        string.Concat(type.Parameters.Select(p => $"(param \"{p.Name}\" {Of(p.Type)}) ")) + (type.Result is { } result ? $"(result {Of(result)})" : "");

    private string Of(ValType type) => type switch
    {
        PrimitiveValType primitive => primitive.ToString(),
        ListValType list => $"(list {Of(list.Element)})",
        FixedLengthListValType list => $"(list {Of(list.Element)} {list.Length})",
        MapValType map => $"(map {Of(map.Key)} {Of(map.Value)})",
        TupleValType tuple => $"(tuple {string.Join(' ', tuple.Elements.Select(Of))})",
        OptionValType option => $"(option {Of(option.Element)})",
        ResultValType result => $"(result{(result.Ok is { } ok ? " " + Of(ok) : "")}{(result.Error is { } error ? $" (error {Of(error)})" : "")})",
        RecordValType record => Name($"(record {string.Concat(record.Fields.Select(f => $"(field \"{f.Name}\" {Of(f.Type)})"))})"),
        VariantValType variant => Name($"(variant {string.Concat(variant.Cases.Select(c => $"(case \"{c.Name}\"{(c.Payload is { } p ? " " + Of(p) : "")})"))})"),
        EnumValType @enum => Name($"(enum {Labels(@enum.Labels)})"),
        FlagsValType flags => Name($"(flags {Labels(flags.Labels)})"),
        _ => throw new UnreachableException(),
    };

    private static string Labels(IEnumerable<string> labels) => string.Join(' ', labels.Select(l => $"\"{l}\""));

    private string Name(string definition)
    {
        _named.Add(definition);
        return $"$t{_named.Count - 1}";
    }
}

using System.Diagnostics;

namespace Wit.Component.Inspection;

/// <summary>Type definitions of a component in a line, with indices as the binary has them.</summary>
internal static class DefTypeText
{
    public static string Of(DefType type) => type switch
    {
        PrimitiveDefType primitive => new ValTypeRef(primitive.Kind).ToString(),
        RecordDefType record => $"record {{{Fields(record.Fields)}}}",
        VariantDefType variant => $"variant {{{string.Join(", ", variant.Cases.Select(c => c.Payload is { } payload ? $"{c.Label}({payload})" : c.Label))}}}",
        FlagsDefType flags => $"flags {{{string.Join(", ", flags.Labels)}}}",
        EnumDefType @enum => $"enum {{{string.Join(", ", @enum.Labels)}}}",
        ListDefType list => $"list<{list.Element}>",
        FixedLengthListDefType list => FormattableString.Invariant($"list<{list.Element}, {list.Length}>"),
        TupleDefType tuple => $"tuple<{string.Join(", ", tuple.Elements)}>",
        OptionDefType option => $"option<{option.Element}>",
        ResultDefType result => $"result<{result.Ok?.ToString() ?? "_"}, {result.Error?.ToString() ?? "_"}>",
        OwnDefType own => FormattableString.Invariant($"own<type {own.Resource.Value}>"),
        BorrowDefType borrow => FormattableString.Invariant($"borrow<type {borrow.Resource.Value}>"),
        StreamDefType stream => stream.Element is { } element ? $"stream<{element}>" : "stream",
        FutureDefType future => future.Element is { } element ? $"future<{element}>" : "future",
        MapDefType map => $"map<{map.Key}, {map.Value}>",
        FuncDefType function => $"{(function.IsAsync ? "async " : "")}func({Fields(function.Parameters)}){(function.Result is { } result ? $" -> {result}" : "")}",
        ComponentDefType component => FormattableString.Invariant($"component with {component.Declarations.Count} declarations"),
        InstanceDefType instance => FormattableString.Invariant($"instance with {instance.Declarations.Count} declarations"),
        ResourceDefType resource => $"resource {resource.Representation}{(resource.Destructor is { } destructor ? FormattableString.Invariant($", destructor core func {destructor.Value}") : "")}",
        _ => throw new UnreachableException(),
    };

    public static string Of(ExternType type) => type switch
    {
        CoreModuleExternType module => FormattableString.Invariant($"core module of core type {module.Type.Value}"),
        FuncExternType function => FormattableString.Invariant($"func of type {function.Type.Value}"),
        ValueEqExternType value => FormattableString.Invariant($"equal to value {value.Value.Value}"),
        ValueExternType value => $"value of {value.Type}",
        TypeEqExternType equal => FormattableString.Invariant($"equal to type {equal.Type.Value}"),
        SubResourceExternType => "any resource",
        ComponentExternType component => FormattableString.Invariant($"component of type {component.Type.Value}"),
        InstanceExternType instance => FormattableString.Invariant($"instance of type {instance.Type.Value}"),
        _ => throw new UnreachableException(),
    };

    private static string Fields(IEnumerable<LabelledType> fields) => string.Join(", ", fields.Select(f => $"{f.Label}: {f.Type}"));
}

using System.Diagnostics;

namespace Wit.Component.Inspection;

/// <summary>Core types and sorts as the core text format calls them.</summary>
internal static class CoreText
{
    /// <summary>The name of a core sort inside a module, where nothing else is core: <c>func</c>.</summary>
    public static string Name(Sort sort) => sort.Name()["core ".Length..];

    public static string Of(CoreSubType type)
    {
        var composite = type.Type switch
        {
            CoreFuncType function => function.ToString(),
            CoreStructType fields => FormattableString.Invariant($"struct of {fields.Fields.Count}"),
            CoreArrayType => "array",
            _ => throw new UnreachableException(),
        };
        return type.Supertypes.Count == 0 ? composite : FormattableString.Invariant($"{composite} under type {type.Supertypes[0].Value}");
    }

    public static string Of(CoreExternType type) => type switch
    {
        CoreFuncExternType function => FormattableString.Invariant($"of type {function.Type.Value}"),
        CoreTagExternType tag => FormattableString.Invariant($"of type {tag.Type.Value}"),
        CoreTableType table => $"{Of(table.Limits)} {table.Element}",
        CoreMemoryType memory => memory.PageSizeLog2 == 16 ? Of(memory.Limits) : FormattableString.Invariant($"{Of(memory.Limits)} pages of 2^{memory.PageSizeLog2}"),
        CoreGlobalType global => global.IsMutable ? $"mut {global.Type}" : global.Type.ToString(),
        _ => throw new UnreachableException(),
    };

    private static string Of(CoreLimits limits) =>
        FormattableString.Invariant($"{(limits.Is64 ? "i64 " : "")}{limits.Minimum}")
        + (limits.Maximum is { } maximum ? FormattableString.Invariant($" to {maximum}") : " or more")
        + (limits.IsShared ? " shared" : "");
}

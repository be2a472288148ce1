namespace Wit.Component;

/// <summary>Import matching of core WebAssembly (WebAssembly 3.0, "External Types").</summary>
/// <remarks>
/// References to types that a module defines itself are compared by their nullability only: their equality across modules
/// needs canonical recursion groups, which the engine checks.
/// </remarks>
internal static class CoreMatcher
{
    /// <summary>Why <paramref name="found"/> cannot stand for <paramref name="expected"/>; null when it can.</summary>
    public static string? Check(CoreItemType found, CoreItemType expected)
    {
        if (found.Sort != expected.Sort) return $"expected {expected.Sort.Name()}, found {found.Sort.Name()}";
        return (found, expected) switch
        {
            (CoreFuncItemType f, CoreFuncItemType e) => Same(f.Type, e.Type) ? null : $"expected {e.Type}, found {f.Type}",
            (CoreTagItemType f, CoreTagItemType e) => Same(f.Type, e.Type) ? null : $"expected {e.Type}, found {f.Type}",
            (CoreStateItemType f, CoreStateItemType e) => CheckState(f.Type, e.Type),
            _ => null,
        };
    }

    public static bool Same(CoreFuncType? found, CoreFuncType? expected) =>
        found is null || expected is null
        || (found.Parameters.Count == expected.Parameters.Count && found.Results.Count == expected.Results.Count
            && found.Parameters.Zip(expected.Parameters).All(p => Same(p.First, p.Second))
            && found.Results.Zip(expected.Results).All(p => Same(p.First, p.Second)));

    private static string? CheckState(CoreExternType found, CoreExternType expected) => (found, expected) switch
    {
        (CoreTableType f, CoreTableType e) => !Same(f.Element, e.Element) ? $"expected elements of {e.Element}, found {f.Element}" : CheckLimits(f.Limits, e.Limits),
        (CoreMemoryType f, CoreMemoryType e) => f.PageSizeLog2 != e.PageSizeLog2 ? "the page sizes differ" : CheckLimits(f.Limits, e.Limits),
        (CoreGlobalType f, CoreGlobalType e) => f.IsMutable != e.IsMutable ? "the mutability differs" : Same(f.Type, e.Type) ? null : $"expected {e.Type}, found {f.Type}",
        _ => null,
    };

    private static string? CheckLimits(CoreLimits found, CoreLimits expected)
    {
        if (found.Is64 != expected.Is64) return "the index types differ";
        if (found.IsShared != expected.IsShared) return "one is shared, the other is not";
        if (found.Minimum < expected.Minimum) return FormattableString.Invariant($"expected a minimum of {expected.Minimum}, found {found.Minimum}");
        return expected.Maximum is null || found.Maximum <= expected.Maximum ? null : "the maximum is too great";
    }

    private static bool Same(CoreValType found, CoreValType expected) =>
        found == expected
        || (found.Kind == CoreValKind.Reference && expected.Kind == CoreValKind.Reference && (found.Heap >= 0 || expected.Heap >= 0)
            && found.IsNullable == expected.IsNullable);
}

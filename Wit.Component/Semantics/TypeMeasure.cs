namespace Wit.Component;

/// <summary>Sums over the types that a type is made of.</summary>
internal static class TypeMeasure
{
    public static IEnumerable<T> Optional<T>(T? item) where T : class => item is null ? [] : [item];

    public static int Depth(IReadOnlyList<TypeEntity> operands) => 1 + operands.Aggregate(0, (d, o) => Math.Max(d, o.Depth));

    public static long Size(IReadOnlyList<TypeEntity> operands) => 1 + operands.Sum(o => o.Size);

    public static int Depth(NamedItems items) => 1 + items.Aggregate(0, (d, i) => Math.Max(d, i.Type.Entity?.Depth ?? 1));

    public static long Size(NamedItems items) => 1 + items.Sum(i => i.Type.Entity?.Size ?? 1);
}

using Wit.Model;

namespace Wit.Parser.Resolution;

/// <summary>Orders packages by namespace, name and version, those without a version first.</summary>
internal sealed class PackageNameOrder : IComparer<PackageName>
{
    public static PackageNameOrder Instance { get; } = new();

    public int Compare(PackageName? x, PackageName? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var order = string.CompareOrdinal(x.Namespace, y.Namespace);
        if (order == 0) order = string.CompareOrdinal(x.Name, y.Name);
        if (order == 0) order = Compare(x.Version, y.Version);
        return order;
    }

    // Precedence leaves the build part out, but packages that differ only in it are different packages.
    private static int Compare(SemanticVersion? x, SemanticVersion? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var order = x.CompareTo(y);
        return order != 0 ? order : string.CompareOrdinal(x.Build, y.Build);
    }
}

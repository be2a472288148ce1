using Wit.Model;

namespace Wit.Parser.Printing;

/// <summary>What files of packages are called: as short as tells them apart, also where case does not count.</summary>
internal sealed class PackageFileNames
{
    private readonly Dictionary<WitPackage, string> _names = [];

    public PackageFileNames(IReadOnlyList<WitPackage> packages)
    {
        foreach (var group in packages.GroupBy(p => p.Name.Name, StringComparer.OrdinalIgnoreCase))
        {
            var several = group.Count() > 1;
            var namespaces = group.Select(p => p.Name.Namespace).Distinct().Count();
            foreach (var package in group)
            {
                var name = package.Name;
                var local = namespaces > 1 ? $"{name.Namespace}-{name.Name}" : name.Name;
                _names.Add(package, several && name.Version is not null ? $"{local}@{name.Version}" : local);
            }
        }
    }

    public string Of(WitPackage package) => _names[package];
}

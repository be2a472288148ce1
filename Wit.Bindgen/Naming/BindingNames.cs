using Wit.Model;

namespace Wit.Bindgen.Naming;

/// <summary>The C# names of everything in a resolved set of packages.</summary>
internal sealed class BindingNames
{
    private readonly Dictionary<WitPackage, PackageNames> _packages = [];
    private readonly Dictionary<WitPackage, string> _namespaces = [];

    /// <summary>Gives every package a namespace of its own.</summary>
    public BindingNames(WitResolve resolve, string rootNamespace)
    {
        var scope = new NameScope([]);
        foreach (var package in resolve.Packages)
            _namespaces[package] = scope.Claim(NamespaceOf(package, resolve, rootNamespace), "Package");
    }

    /// <summary>The names of a package.</summary>
    public PackageNames Of(WitPackage package)
    {
        if (_packages.TryGetValue(package, out var names)) return names;
        // A type must not have the name of a namespace beside it: of the package a:b:c beside the type c of a:b.
        var prefix = _namespaces[package] + ".";
        var inner = _namespaces.Values.Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Select(n => n.Substring(prefix.Length).Split('.')[0]);
        return _packages[package] = new PackageNames(package, _namespaces[package], inner.Select(n => n.TrimStart('@')));
    }

    /// <summary>The package whose interface or world declares a named type.</summary>
    public static WitPackage PackageOf(WitTypeDef type) => type.OwnerInterface?.Package ?? type.OwnerWorld!.Package;

    /// <summary>The qualified name of a named type.</summary>
    public string Qualified(WitTypeDef type)
    {
        var names = Of(PackageOf(type));
        return $"global::{names.Namespace}.{names.Of(type)}";
    }

    /// <summary>The qualified name of the C# interface of a resource.</summary>
    public string QualifiedContract(WitTypeDef resource)
    {
        var names = Of(PackageOf(resource));
        return $"global::{names.Namespace}.{names.ContractOf(resource)}";
    }

    // The version is a part of the namespace only where two versions of a package meet.
    private static string NamespaceOf(WitPackage package, WitResolve resolve, string rootNamespace)
    {
        var name = package.Name;
        var segments = name.Namespace.Split(':').Concat([name.Name]).Select(CSharpName.Pascal).Select(CSharpName.Escape);
        var text = string.Join(".", segments);
        if (name.Version is { } version
            && resolve.Packages.Count(p => p.Name.Namespace == name.Namespace && p.Name.Name == name.Name) > 1)
            text += ".V" + new string([.. version.ToString().Select(c => char.IsLetterOrDigit(c) ? c : '_')]);
        return rootNamespace.Length == 0 ? text : rootNamespace + "." + text;
    }
}

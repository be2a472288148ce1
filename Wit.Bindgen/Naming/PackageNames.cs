using Wit.Bindgen.Model;
using Wit.Model;

namespace Wit.Bindgen.Naming;

/// <summary>
/// The C# names of everything that a package declares. They are decided for the whole package, whichever world asks, so
/// that two worlds of one package share their types.
/// </summary>
internal sealed class PackageNames
{
    private readonly Dictionary<WitInterface, InterfaceNames> _interfaces = [];
    private readonly Dictionary<WitWorld, (string Class, InterfaceNames Functions, string EntryPoints)> _worlds = [];
    private readonly Dictionary<WitTypeDef, string> _types = [];
    private readonly Dictionary<WitTypeDef, string> _contracts = [];
    private readonly NameScope _scope;

    /// <summary>Names the contents of a package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="namespace">Its namespace.</param>
    /// <param name="innerNamespaces">The names of the namespaces in it.</param>
    public PackageNames(WitPackage package, string @namespace, IEnumerable<string> innerNamespaces)
    {
        _scope = new NameScope(innerNamespaces);
        Namespace = @namespace;
        foreach (var world in package.Worlds)
        {
            var name = CSharpName.Pascal(world.Name);
            _worlds[world] = (Claim(name, "World"), NamesFor(name, "Imports"), Claim(name + "EntryPoints", "Class"));
        }

        foreach (var @interface in package.Interfaces) _interfaces[@interface] = NamesFor(CSharpName.Pascal(@interface.Name!));
        foreach (var world in package.Worlds)
            foreach (var item in world.Imports.Concat(world.Exports).OfType<WitWorldInterface>())
                if (item.Interface.Name is null && !_interfaces.ContainsKey(item.Interface))
                    _interfaces[item.Interface] = NamesFor(CSharpName.Pascal(world.Name) + CSharpName.Pascal(item.Name!));
        NameTypes(package);
    }

    /// <summary>The namespace of the package.</summary>
    public string Namespace { get; }

    /// <summary>The names of an interface.</summary>
    public InterfaceNames Of(WitInterface @interface) => _interfaces[@interface];

    /// <summary>The world class.</summary>
    public string ClassOf(WitWorld world) => _worlds[world].Class;

    /// <summary>The names of the functions that a world imports or exports directly.</summary>
    public InterfaceNames FunctionsOf(WitWorld world) => _worlds[world].Functions;

    /// <summary>The class of the core functions that a guest of a world exports.</summary>
    public string EntryPointsOf(WitWorld world) => _worlds[world].EntryPoints;

    /// <summary>The name of a type declared by an interface or world of the package.</summary>
    public string Of(WitTypeDef type) => _types[type];

    /// <summary>The name of the C# interface of a resource.</summary>
    public string ContractOf(WitTypeDef resource) => _contracts[resource];

    private static IEnumerable<(string Owner, WitTypeDef Type)> TypesOf(WitPackage package)
    {
        foreach (var @interface in package.Interfaces)
            foreach (var type in @interface.Types) yield return (@interface.Name!, type);
        foreach (var world in package.Worlds)
        {
            foreach (var item in world.Imports.Concat(world.Exports))
            {
                if (item is WitWorldType type) yield return (world.Name, type.Type);
                else if (item is WitWorldInterface { Interface.Name: null } inline)
                    foreach (var nested in inline.Interface.Types) yield return (world.Name + "-" + inline.Name, nested);
            }
        }
    }

    private InterfaceNames NamesFor(string name, string contractSuffix = "")
    {
        var contract = Claim("I" + name + contractSuffix, "Interface");
        var exports = Claim(name + "Exports", "Class");
        return new InterfaceNames(contract, exports, Claim("I" + name + "Exports", "Interface"), Claim(name + "Imports", "Class"));
    }

    // Types of one name in several interfaces all carry the interface's name, so that none of them depends on the order.
    private void NameTypes(WitPackage package)
    {
        var types = TypesOf(package)
            .Where(t => t.Type.Kind is not WitAlias)
            .Distinct()
            .ToList();
        var counts = types.GroupBy(t => CSharpName.Pascal(t.Type.Name!), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(t => t.Type).Distinct().Count(), StringComparer.Ordinal);
        foreach (var (owner, type) in types)
        {
            if (_types.ContainsKey(type)) continue;
            var name = CSharpName.Pascal(type.Name!);
            if (counts[name] > 1) name = CSharpName.Pascal(owner) + name;
            _types[type] = Claim(name, "Type");
            if (type.Kind is WitResource) _contracts[type] = Claim("I" + name, "Resource");
        }
    }

    private string Claim(string name, string suffix) => CSharpName.Escape(_scope.Claim(name, suffix));
}

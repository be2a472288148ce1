using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>The packages, interfaces and worlds found so far while WIT is decoded.</summary>
/// <remarks>
/// An interface is met many times: where it is defined, and as an import or export wherever it is used. Each meeting has type
/// entities of its own, which are mapped to the one definition by name.
/// </remarks>
internal sealed class DecodedGraph(string? path, PackageDocs docs)
{
    private readonly Dictionary<string, DecodedPackage> _packages = [];
    private readonly DecodedTypes _types = new();

    /// <summary>The package whose docs are at hand.</summary>
    public PackageName? Main { get; set; }

    /// <summary>Takes a qualified name apart.</summary>
    public (PackageName Package, string Name) Qualified(string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        var version = at < 0 ? null : SemanticVersion.TryParse(name[(at + 1)..]);
        var parts = (at < 0 ? name : name[..at]).Split(':', '/');
        if (parts.Length != 3 || (at >= 0 && version is null))
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.InvalidExternName, DiagnosticLocation.At(path, 0), $"`{name}` is not the name of a WIT interface or world"));
        return (new PackageName(parts[0], parts[1], version), parts[2]);
    }

    /// <summary>An imported interface.</summary>
    public void Interface(NamedItem import)
    {
        if (import.Type is InstanceItemType instance) Interface(import.Name.Name, instance.Instance);
    }

    /// <summary>The interface of a name; what is new in the instance type is added to it.</summary>
    public WitInterface Interface(string name, InstanceTypeEntity type)
    {
        var (packageName, local) = Qualified(name);
        var package = Package(packageName);
        var own = packageName == Main ? docs["interfaces"][local] : PackageDocs.None;
        if (!package.Interfaces.TryGetValue(local, out var found))
        {
            found = new DecodedInterface(new WitInterface { Name = local, Package = package.Package, Docs = own.Docs, Stability = own.Stability }, own);
            package.Interfaces[local] = found;
        }

        found.Add(type, _types);
        return found.Interface;
    }

    /// <summary>A world.</summary>
    public WitWorld World(PackageName packageName, string name, NamedItems imports, NamedItems exports)
    {
        var package = Package(packageName);
        var own = packageName == Main ? docs["worlds"][name] : PackageDocs.None;
        var world = new WitWorld { Name = name, Package = package.Package, Docs = own.Docs, Stability = own.Stability };
        package.Worlds.Add(world);
        world.Imports = [.. imports.Select(i => Item(world, i, own, isImport: true)).OfType<WitWorldItem>()];
        world.Exports = [.. exports.Select(e => Item(world, e, own, isImport: false)).OfType<WitWorldItem>()];
        return world;
    }

    public WitResolve Finish(PackageName main)
    {
        foreach (var package in _packages.Values) package.Finish();
        var packages = PackageOrder.Sort([.. _packages.Values.Select(p => p.Package)]);
        return new WitResolve
        {
            Packages = packages,
            Interfaces = [.. packages.SelectMany(p => p.Interfaces), .. packages.SelectMany(p => p.Worlds).SelectMany(Inline)],
            Worlds = [.. packages.SelectMany(p => p.Worlds)],
            Types = _types.All,
            Main = Package(main).Package,
        };
    }

    private static IEnumerable<WitInterface> Inline(WitWorld world) =>
        world.Imports.Concat(world.Exports).OfType<WitWorldInterface>().Select(i => i.Interface).Where(i => i.Name is null);

    private DecodedPackage Package(PackageName name)
    {
        if (!_packages.TryGetValue(name.ToString(), out var found))
            _packages[name.ToString()] = found = new DecodedPackage(new WitPackage { Name = name, Docs = name == Main ? docs.Docs : null });
        return found;
    }

    private WitWorldItem? Item(WitWorld world, NamedItem item, PackageDocs own, bool isImport)
    {
        var name = item.Name.Name;
        switch (item.Type)
        {
            case FuncItemType function:
                var funcDocs = own[isImport ? "funcs" : "func_exports"][name];
                return new WitWorldFunction
                {
                    Name = name,
                    Function = _types.Function(item.Name, function.Function, funcDocs),
                    Stability = funcDocs.Stability,
                };
            case TypeItemType { Type: var type } when DecodedTypes.IsNameable(type):
                var typeDocs = own["types"][name];
                var definition = _types.Define(name, type, typeDocs);
                definition.OwnerWorld = world;
                definition.ExternalId = item.Name.ExternalId;
                return new WitWorldType { Name = name, Type = definition, Stability = typeDocs.Stability };
            case InstanceItemType instance: return InterfaceItem(world, item.Name, instance.Instance, own, isImport);
            default: return null;
        }
    }

    private WitWorldInterface InterfaceItem(WitWorld world, ExternName name, InstanceTypeEntity type, PackageDocs own, bool isImport)
    {
        var qualified = name.Implements ?? (name.Name.Contains(':', StringComparison.Ordinal) ? name.Name : null);
        if (qualified is not null)
        {
            return new WitWorldInterface
            {
                Name = name.Implements is null ? null : name.Name,
                Interface = Interface(qualified, type),
                Docs = own[isImport ? "interface_import_docs" : "interface_export_docs"][name.Name].Docs,
                Stability = own[isImport ? "interface_import_stability" : "interface_export_stability"][name.Name].Gate,
                ExternalId = name.ExternalId,
            };
        }

        var inlineDocs = own[isImport ? "interfaces" : "interface_exports"][name.Name];
        var inline = new DecodedInterface(new WitInterface { Package = world.Package, Docs = inlineDocs.Docs, Stability = inlineDocs.Stability }, inlineDocs);
        inline.Add(type, _types);
        inline.Finish();
        return new WitWorldInterface { Name = name.Name, Interface = inline.Interface, Stability = inlineDocs.Stability, ExternalId = name.ExternalId };
    }
}

/// <summary>A package while it is decoded.</summary>
internal sealed class DecodedPackage(WitPackage package)
{
    public WitPackage Package => package;

    public Dictionary<string, DecodedInterface> Interfaces { get; } = [];

    public List<WitWorld> Worlds { get; } = [];

    public void Finish()
    {
        foreach (var item in Interfaces.Values) item.Finish();
        package.Interfaces = [.. Interfaces.Values.Select(i => i.Interface)];
        package.Worlds = Worlds;
    }
}

/// <summary>An interface while it is decoded.</summary>
internal sealed class DecodedInterface(WitInterface @interface, PackageDocs docs)
{
    private readonly Dictionary<string, WitTypeDef> _types = [];
    private readonly Dictionary<string, WitFunction> _functions = [];

    public WitInterface Interface => @interface;

    public void Add(InstanceTypeEntity type, DecodedTypes types)
    {
        foreach (var export in type.Exports)
        {
            var name = export.Name.Name;
            if (export.Type is TypeItemType item && DecodedTypes.IsNameable(item.Type))
            {
                if (_types.TryGetValue(name, out var known))
                {
                    types.Register(item.Type, known);
                    continue;
                }

                _types[name] = types.Define(name, item.Type, docs["types"][name]);
                _types[name].OwnerInterface = @interface;
                _types[name].ExternalId = export.Name.ExternalId;
            }
            else if (export.Type is FuncItemType function && !_functions.ContainsKey(name))
            {
                _functions[name] = types.Function(export.Name, function.Function, docs["funcs"][name]);
            }
        }
    }

    public void Finish()
    {
        @interface.Types = [.. _types.Values];
        @interface.Functions = FunctionOrder.Restore([.. _functions.Values], docs["funcs"].Keys);
    }
}

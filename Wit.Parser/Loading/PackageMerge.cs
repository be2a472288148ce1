// A binary package carries copies of what it depends on, so the packages of two of them overlap. What the graph has already takes
// the place of the copy, found by name; what it does not have is added. A copy may know less of a package than another, since
// an encoder leaves out what is not used.
using Wit.Model;
using Wit.Parser.Resolution;

namespace Wit.Parser.Loading;

internal sealed class PackageMerge(ResolvedGraph graph)
{
    private readonly Dictionary<WitPackage, WitPackage> _packages = [];
    private readonly Dictionary<WitInterface, WitInterface> _interfaces = [];
    private readonly Dictionary<WitWorld, WitWorld> _worlds = [];
    private readonly Dictionary<WitTypeDef, WitTypeDef> _types = [];

    /// <summary>Takes packages into the graph, which owns their objects from then on; gives the main one.</summary>
    public WitPackage? Run(WitResolve resolve)
    {
        foreach (var package in resolve.Packages) Package(package);
        foreach (var type in resolve.Types.Where(t => !_types.ContainsKey(t))) Type(type);
        foreach (var item in resolve.Interfaces) Interface(item);
        foreach (var world in resolve.Worlds.Where(w => !_worlds.ContainsKey(w))) World(world);
        graph.ForgetNames();
        return resolve.Main is null ? null : Map(_packages, resolve.Main);
    }

    private static T Map<T>(Dictionary<T, T> map, T item) where T : notnull => map.TryGetValue(item, out var mapped) ? mapped : item;

    private WitType Map(WitType type) => type is WitTypeDef definition ? Map(_types, definition) : type;

    private void Package(WitPackage package)
    {
        if (!graph.PackagesByName.TryGetValue(package.Name, out var known))
        {
            graph.Packages.Add(package);
            graph.PackagesByName.Add(package.Name, package);
            graph.KnownPackages.Add(package.Name);
            return;
        }

        _packages.Add(package, known);
        foreach (var item in package.Interfaces)
            if (known.Interfaces.FirstOrDefault(i => i.Name == item.Name) is { } same) Pair(item, same);
        foreach (var world in package.Worlds)
            if (known.Worlds.FirstOrDefault(w => w.Name == world.Name) is { } same) Pair(world, same);
    }

    private void Pair(WitInterface item, WitInterface known)
    {
        _interfaces.Add(item, known);
        var names = known.Types.ToDictionary(t => t.Name!);
        foreach (var type in item.Types)
            if (names.TryGetValue(type.Name!, out var same)) _types.Add(type, same);
    }

    private void Pair(WitWorld world, WitWorld known)
    {
        _worlds.Add(world, known);
        var names = known.Imports.OfType<WitWorldType>().ToDictionary(t => t.Name!);
        foreach (var type in world.Imports.OfType<WitWorldType>())
            if (names.TryGetValue(type.Name!, out var same)) _types.Add(type.Type, same.Type);
    }

    private void Type(WitTypeDef type)
    {
        type.Kind = TypeReferences.Map(type.Kind, (inner, _) => Map(inner), inner => Map(_types, inner));
        if (type.OwnerInterface is { } owner) type.OwnerInterface = Map(_interfaces, owner);
        if (type.OwnerWorld is { } world) type.OwnerWorld = Map(_worlds, world);
        graph.Types.Add(type);
    }

    private void Interface(WitInterface item)
    {
        if (_interfaces.TryGetValue(item, out var known))
        {
            known.Types = [.. known.Types, .. item.Types.Where(t => !_types.ContainsKey(t))];
            var names = new HashSet<string>(known.Functions.Select(f => f.Name));
            known.Functions = [.. known.Functions, .. item.Functions.Where(f => !names.Contains(f.Name)).Select(Function)];
            return;
        }

        item.Functions = [.. item.Functions.Select(Function)];
        if (_packages.TryGetValue(item.Package, out var package))
        {
            item.Package = package;
            if (item.Name is not null) package.Interfaces = [.. package.Interfaces, item];
        }

        graph.Interfaces.Add(item);
    }

    private WitFunction Function(WitFunction function) => new()
    {
        Name = function.Name,
        Kind = function.Kind,
        IsAsync = function.IsAsync,
        Resource = function.Resource is null ? null : Map(_types, function.Resource),
        Docs = function.Docs,
        Stability = function.Stability,
        ExternalId = function.ExternalId,
        Span = function.Span,
        Parameters = [.. function.Parameters.Select(p => p with { Type = Map(p.Type) })],
        Result = function.Result is null ? null : Map(function.Result),
    };

    private void World(WitWorld world)
    {
        world.Imports = [.. world.Imports.Select(Item)];
        world.Exports = [.. world.Exports.Select(Item)];
        if (_packages.TryGetValue(world.Package, out var package))
        {
            world.Package = package;
            package.Worlds = [.. package.Worlds, world];
        }

        graph.Worlds.Add(world);
    }

    private WitWorldItem Item(WitWorldItem item) => item switch
    {
        WitWorldInterface reference => new WitWorldInterface
        {
            Name = item.Name,
            Interface = Map(_interfaces, reference.Interface),
            Stability = item.Stability,
            Docs = reference.Docs,
            ExternalId = reference.ExternalId,
            Span = item.Span,
        },
        WitWorldFunction function => new WitWorldFunction
        {
            Name = item.Name,
            Function = Function(function.Function),
            Stability = item.Stability,
            Span = item.Span,
        },
        WitWorldType type => new WitWorldType
        {
            Name = item.Name,
            Type = Map(_types, type.Type),
            Stability = item.Stability,
            Span = item.Span,
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

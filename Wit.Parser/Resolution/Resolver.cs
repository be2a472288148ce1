// The passes in their order; each has a file of its own.
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Parser.Parsing;

namespace Wit.Parser.Resolution;

internal static class Resolver
{
    /// <summary>Resolves groups of files; the first one's package is the main one.</summary>
    public static WitResolve? Run(
        FileGroup main, IReadOnlyList<FileGroup> dependencies, ResolvedGraph graph, DiagnosticSink sink, CancellationToken ct)
    {
        var (nested, mainPackage) = PackageGrouping.Run(main, sink);
        List<PackageSource> packages = [.. nested];
        if (mainPackage is not null) packages.Add(mainPackage);
        foreach (var group in dependencies)
        {
            var (inner, own) = PackageGrouping.Run(group, sink);
            packages.AddRange(inner);
            if (own is not null) packages.Add(own);
        }

        foreach (var package in PackageOrder.Run(packages, graph, sink))
        {
            ct.ThrowIfCancellationRequested();
            Package(package, graph, sink, ct);
        }

        if (sink.HasErrors || mainPackage is null) return null;
        return graph.Freeze(graph.PackagesByName[mainPackage.Name]);
    }

    private static void Package(PackageSource source, ResolvedGraph graph, DiagnosticSink sink, CancellationToken ct)
    {
        var package = new WitPackage { Name = source.Name, Docs = source.Docs };
        var before = sink.Diagnostics.Count;
        if (source.IsDamaged) graph.DamagedPackages.Add(source.Name);
        var resolver = new PackageResolver(source, graph, package, sink);
        resolver.Run(ct);
        graph.Packages.Add(package);
        graph.PackagesByName[source.Name] = package;
        if (resolver.IsTooDeep)
        {
            graph.DamagedPackages.Add(source.Name);
            return;
        }

        var gates = new GatePass(resolver, graph, sink);
        gates.Run();
        var includes = new IncludePass(resolver, graph, gates.ClosedWorlds, sink);
        foreach (var world in resolver.Worlds.Where(w => !gates.ClosedWorlds.Contains(w.Target)))
        {
            ct.ThrowIfCancellationRequested();
            includes.Run(world);
            Elaboration.Run(world, sink);
            if (graph.TryAddWorldItems(world.Target.Imports.Count + world.Target.Exports.Count)) continue;
            sink.Report(DiagnosticCatalogue.TooLarge, world.Target.Span!.Value, "the worlds have more than a million imports and exports together");
            break;
        }

        package.Interfaces = [.. resolver.Interfaces.Select(i => i.Target).Where(i => i.Name is not null && !gates.ClosedInterfaces.Contains(i))];
        package.Worlds = [.. resolver.Worlds.Select(w => w.Target).Where(w => !gates.ClosedWorlds.Contains(w))];
        if (sink.Diagnostics.Count > before) graph.DamagedPackages.Add(source.Name);
    }
}

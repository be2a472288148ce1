using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Parser.Parsing;
using Wit.Parser.Resolution;

namespace Wit.Parser.Loading;

/// <summary>Takes packages in the binary form into the graph, as the reader of the options gives them.</summary>
internal static class BinaryPackages
{
    /// <summary>Adds a file's packages; null when it could not be read.</summary>
    public static WitPackage? Add(WitSourceFile file, WitLoadOptions options, ResolvedGraph graph, DiagnosticSink sink)
    {
        if (options.ReadBinaryPackage is not { } read)
        {
            sink.Report(new Diagnostic(
                DiagnosticCatalogue.UnsupportedBinaryPackage, DiagnosticLocation.File(file.Path), "binary packages cannot be read here"));
            return null;
        }

        try
        {
            var resolve = read(file.Path, file.Binary!);
            return Add(file, resolve, graph, sink);
        }
        catch (DiagnosticException e)
        {
            foreach (var diagnostic in e.Diagnostics) sink.Report(diagnostic);
            return null;
        }
    }

    private static WitPackage? Add(WitSourceFile file, WitResolve resolve, ResolvedGraph graph, DiagnosticSink sink)
    {
        foreach (var package in resolve.Packages)
        {
            if (!graph.PackagesByName.ContainsKey(package.Name)) continue;
            sink.Report(new Diagnostic(
                DiagnosticCatalogue.DuplicatePackage, DiagnosticLocation.File(file.Path), $"the package `{package.Name}` is defined in two places"));
            return null;
        }

        graph.Types.AddRange(resolve.Types);
        graph.Interfaces.AddRange(resolve.Interfaces);
        graph.Worlds.AddRange(resolve.Worlds);
        graph.Packages.AddRange(resolve.Packages);
        foreach (var package in resolve.Packages) Register(package, graph);
        return resolve.Main;
    }

    private static void Register(WitPackage package, ResolvedGraph graph)
    {
        graph.PackagesByName.Add(package.Name, package);
        graph.KnownPackages.Add(package.Name);
    }
}

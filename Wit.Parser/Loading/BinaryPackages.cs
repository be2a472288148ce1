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
            return new PackageMerge(graph).Run(read(file.Path, file.Binary!));
        }
        catch (DiagnosticException e)
        {
            foreach (var diagnostic in e.Diagnostics) sink.Report(diagnostic);
            return null;
        }
    }
}

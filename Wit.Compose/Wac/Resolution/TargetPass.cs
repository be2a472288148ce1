using Wit.Component;
using Wit.Compose.Graphs;
using Wit.Compose.Wac.Syntax;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Resolution;

/// <summary>Checks the composition against the world of <c>targets</c>.</summary>
internal static class TargetPass
{
    public static void Check(
        ComponentTypeEntity composition, EncodeResult encoded, WacWorld world, InterfaceTypes interfaces, PackagePathSyntax path, NodePlaces places, DiagnosticSink sink)
    {
        foreach (var difference in TargetCheck.Check(composition, world.Type(interfaces)))
        {
            var place = Place(difference, encoded, places);
            RelatedLocation[] related = place is null ? [] : [new RelatedLocation(DiagnosticLocation.At(path.Span), $"the document is for world `{path.Text}`")];
            sink.Report(difference.ToDiagnostic(path.Span.Source.Path) with
            {
                Location = DiagnosticLocation.At(place ?? path.Span),
                Message = $"the composition does not fit world `{path.Text}`: {difference}",
                Related = related,
            });
        }
    }

    private static SourceSpan? Place(TargetDifference difference, EncodeResult encoded, NodePlaces places)
    {
        if (!difference.IsImport) return places.OfExport(difference.Item);
        var import = encoded.Imports.FirstOrDefault(i => i.Item.Name.Name == difference.Item);
        // One that was asked for says more than an instance that also needs it.
        return import?.Nodes.OrderBy(n => n is ImportNode ? 0 : 1).Select(places.Of).FirstOrDefault(p => p is not null);
    }
}

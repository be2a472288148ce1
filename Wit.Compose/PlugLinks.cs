using Wit.Component;
using Wit.Model.Diagnostics;

namespace Wit.Compose;

/// <summary>An import of the socket and the export of a plug that satisfies it.</summary>
internal sealed record PlugLink(Part Plug, NamedItem Export, NamedItem Import);

/// <summary>Finds which export satisfies which import.</summary>
internal static class PlugLinks
{
    public static IReadOnlyList<PlugLink> Find(Part socket, Part[] plugs, ICollection<Diagnostic> diagnostics)
    {
        var links = new List<PlugLink>();
        foreach (var import in socket.Component.Imports)
        {
            // Types of a world carry no behaviour: they come along with what uses them.
            if (import.Type is TypeItemType) continue;
            foreach (var plug in plugs)
            {
                if (FindExport(plug, import) is not { } export) continue;
                if (links.Find(l => l.Import == import) is { } earlier)
                    diagnostics.Add(new Diagnostic(DiagnosticCatalogue.ImportSatisfiedTwice, DiagnosticLocation.File(plug.Source.Name),
                        $"import `{import.Name}` of `{socket.Source.Name}` is satisfied twice: by `{earlier.Plug.Source.Name}` and by `{plug.Source.Name}`")
                    { Hint = "leave one of the two plugs out" });
                else
                    links.Add(new PlugLink(plug, export, import));
            }
        }

        foreach (var plug in plugs)
            if (!links.Exists(l => l.Plug == plug) && !diagnostics.Any(d => d.Descriptor == DiagnosticCatalogue.ImportSatisfiedTwice && d.Location.Path == plug.Source.Name))
                diagnostics.Add(new Diagnostic(DiagnosticCatalogue.PlugSatisfiesNothing, DiagnosticLocation.File(plug.Source.Name),
                    $"`{plug.Source.Name}` satisfies no import of `{socket.Source.Name}`")
                { Hint = Hint(socket, plug) });
        return links;
    }

    private static NamedItem? FindExport(Part plug, NamedItem import)
    {
        if (plug.Component.Exports.Find(import.Name.Name) is { } same) return same;
        var wanted = ExternNameVersion.Of(import.Name);
        return plug.Component.Exports
            .Where(e => ExternNameVersion.Of(e.Name).Satisfies(wanted))
            .MaxBy(e => ExternNameVersion.Of(e.Name).Version);
    }

    private static string Hint(Part socket, Part plug)
    {
        foreach (var import in socket.Component.Imports)
            foreach (var export in plug.Component.Exports)
                if (ExternNameVersion.Of(import.Name).Unversioned == ExternNameVersion.Of(export.Name).Unversioned)
                    return $"it exports `{export.Name}`, which cannot stand in for `{import.Name}`";
        return $"it exports {List(plug.Component.Exports)}; the socket imports {List(socket.Component.Imports)}";
    }

    private static string List(NamedItems items) => items.Count == 0 ? "nothing" : string.Join(", ", items.Take(8).Select(i => $"`{i.Name}`")) + (items.Count > 8 ? ", ..." : "");
}

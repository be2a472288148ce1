using Wit.Component;
using Wit.Model.Diagnostics;

namespace Wit.Compose;

/// <summary>
/// Plugs components into another one: exports of the plugs satisfy imports of the socket by name, or by a version that can
/// stand in; what is left becomes the imports of the result, and the socket's exports become its exports.
/// </summary>
public static class PlugComposer
{
    /// <summary>Composes. Bad input gives diagnostics, never an exception.</summary>
    /// <param name="socket">The component whose imports are satisfied.</param>
    /// <param name="plugs">The components that satisfy them, each instantiated once.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static PlugResult Plug(ComponentSource socket, IReadOnlyList<ComponentSource> plugs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(plugs);
        var diagnostics = new List<Diagnostic>();
        var socketPart = Read(socket, diagnostics, cancellationToken);
        var plugParts = plugs.Select(p => Read(p, diagnostics, cancellationToken)).ToArray();
        if (socketPart is null || diagnostics.Count > 0) return new PlugResult(null, null, diagnostics);

        var links = PlugLinks.Find(socketPart, plugParts!, diagnostics);
        var imports = Merge(socketPart, plugParts!, links, diagnostics);
        var report = Report(socketPart, links, imports);
        if (diagnostics.Count > 0) return new PlugResult(null, report, diagnostics);

        var composition = new PlugComposition(socketPart, plugParts!, links, imports, diagnostics);
        var component = composition.Build();
        return new PlugResult(diagnostics.Count > 0 ? null : component, report, diagnostics);
    }

    private static Part? Read(ComponentSource source, List<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var result = ComponentResolver.Resolve(source.Bytes, source.Name, cancellationToken);
        diagnostics.AddRange(result.Diagnostics);
        return result.Component is null ? null : new Part(source, result.Component);
    }

    private static IReadOnlyList<MergedImport> Merge(Part socket, Part[] plugs, IReadOnlyList<PlugLink> links, List<Diagnostic> diagnostics)
    {
        var merger = new ImportMerger(diagnostics);
        var satisfied = links.Select(l => l.Import.Name.Name).ToHashSet();
        foreach (var part in (Part[])[.. plugs, socket])
        {
            part.Matcher.Open(part.Component.Type.ImportedResources);
            part.Remaining.AddRange(part == socket ? part.Component.Imports.Where(i => !satisfied.Contains(i.Name.Name)) : part.Component.Imports);
        }

        // The socket's own come last: those of its types that plugs provide are bound when it is instantiated.
        foreach (var plug in plugs)
            foreach (var import in plug.Remaining) merger.Add(plug, import);
        foreach (var import in socket.Remaining) merger.Add(socket, import);
        return merger.InDependencyOrder();
    }

    private static PlugReport Report(Part socket, IReadOnlyList<PlugLink> links, IReadOnlyList<MergedImport> imports) => new(
        socket.Source.Name,
        [.. links.Select(l => new PlugConnection(l.Plug.Source.Name, l.Export.Name.Name, l.Import.Name.Name, l.Import.Type.Sort))],
        [.. imports.Select(i => new PlugImport(i.Item.Name.Name, i.Item.Type.Sort, [.. i.Parts.Select(p => p.Source.Name).Distinct()]))],
        [.. socket.Component.Exports.Select(e => e.Name.Name)]);
}

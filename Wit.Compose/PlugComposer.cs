using Wit.Component;
using Wit.Compose.Graphs;
using Wit.Model.Diagnostics;

namespace Wit.Compose;

/// <summary>
/// Plugs components into another one: exports of the plugs satisfy imports of the socket, and of each other, by name or by a version
/// that can stand in; what is left becomes the imports of the result, and the socket's exports become its exports.
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
        var graph = new CompositionGraph();
        var plugParts = plugs.Select(p => PlugPart.Read(p, graph, diagnostics, cancellationToken)).OfType<PlugPart>().ToArray();
        if (PlugPart.Read(socket, graph, diagnostics, cancellationToken) is not { } socketPart || diagnostics.Count > 0)
            return new PlugResult(null, null, diagnostics);

        var links = new PlugLinks(socketPart, plugParts);
        diagnostics.AddRange(links.Diagnostics);
        var misfits = new List<PlugLink>();
        foreach (var link in links.All)
        {
            if (Connect(graph, link) is not { } problem) continue;
            diagnostics.Add(problem);
            misfits.Add(link);
        }

        Export(graph, socketPart);
        NameInstances([.. plugParts, socketPart]);
        var encoded = graph.Encode(cancellationToken: cancellationToken);
        var report = new PlugReporter(socketPart, plugParts, links, misfits).Report(encoded);
        if (diagnostics.Count == 0 && encoded.Component is null) diagnostics.AddRange(links.UnreachableResources());
        if (diagnostics.Count == 0) diagnostics.AddRange(encoded.Problems.Select(Locate));
        return new PlugResult(diagnostics.Count > 0 ? null : encoded.Component, report, diagnostics);
    }

    /// <summary>Gives an instance an argument; what does not fit is explained with every place where the types part.</summary>
    private static Diagnostic? Connect(CompositionGraph graph, PlugLink link)
    {
        try
        {
            graph.SetArgument(graph.Alias(link.Plug.Node, link.Export.Name.Name), link.Part.Node, link.Import.Name.Name);
            return null;
        }
        catch (CompositionException exception) when (exception.Problem.Diagnostic.Descriptor == DiagnosticCatalogue.ArgumentMismatch)
        {
            var differences = TargetCheck.Compare(link.Export.Type, link.Import.Type, "exports." + GraphNames.Short(link.Export.Name.Name)).Select(d => d.ToString()).ToArray();
            var reason = differences.Length > 0 ? differences[0] : exception.Problem.Path;
            return new Diagnostic(DiagnosticCatalogue.CompositionTypeMismatch, DiagnosticLocation.File(link.Plug.Name),
                $"`{link.Plug.Name}` does not fit import `{link.Import.Name}` of `{link.Part.Name}`: {reason}")
            { Related = [.. differences.Skip(1).Take(8).Select(d => new RelatedLocation(DiagnosticLocation.None, $"also {d}"))] };
        }
    }

    private static void Export(CompositionGraph graph, PlugPart socket)
    {
        foreach (var export in socket.Exports) graph.Export(graph.Alias(socket.Node, export.Name.Name), export.Name.Name);
    }

    // Two files of one name in different folders are told apart by the order in which they were given.
    private static void NameInstances(IReadOnlyList<PlugPart> parts)
    {
        var names = new Dictionary<string, int>();
        foreach (var part in parts)
        {
            var count = names[part.InstanceName] = names.GetValueOrDefault(part.InstanceName) + 1;
            part.Node.Name = count == 1 ? part.InstanceName : FormattableString.Invariant($"{part.InstanceName} #{count}");
        }
    }

    // A problem of the composition as a whole is shown at the component that it is about.
    private static Diagnostic Locate(GraphProblem problem) =>
        problem.Diagnostic.Location == DiagnosticLocation.None && problem.Node is InstantiationNode { Package.Path: { } path }
            ? problem.Diagnostic with { Location = DiagnosticLocation.File(path) }
            : problem.Diagnostic;
}

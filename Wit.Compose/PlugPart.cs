using Wit.Component;
using Wit.Compose.Graphs;
using Wit.Model.Diagnostics;

namespace Wit.Compose;

/// <summary>A component that takes part in plugging: the socket or a plug.</summary>
/// <param name="Source">The component as it was given.</param>
/// <param name="Package">The package of the composition that it became.</param>
/// <param name="Node">Its instance.</param>
internal sealed record PlugPart(ComponentSource Source, CompositionPackage Package, InstantiationNode Node)
{
    public string Name => Source.Name;

    public NamedItems Imports => Package.Type.Imports;

    public NamedItems Exports => Package.Type.Exports;

    /// <summary>Reads a component into a composition; null when it is wrong, which is said.</summary>
    public static PlugPart? Read(ComponentSource source, CompositionGraph graph, ICollection<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var resolved = ComponentResolver.Resolve(source.Bytes, source.Name, cancellationToken);
        foreach (var diagnostic in resolved.Diagnostics) diagnostics.Add(diagnostic);
        if (resolved.Component is null) return null;
        // One file can be given twice.
        var name = source.Name;
        for (var i = 2; graph.Packages.Any(p => p.Name == name); i++) name = FormattableString.Invariant($"{source.Name} #{i}");
        var package = CompositionPackage.Of(name, null, resolved.Component);
        graph.AddPackage(package);
        return new PlugPart(source, package, graph.Instantiate(package));
    }

    /// <summary>What the instance is called in the result: the file name without its ending.</summary>
    public string InstanceName => Path.GetFileNameWithoutExtension(Package.Name) is { Length: > 0 } name ? name : Package.Name;

    /// <summary>
    /// The export that can stand for an import: of that name, or otherwise of the highest compatible version. Types of a world carry no
    /// behaviour; they come along with what uses them.
    /// </summary>
    public NamedItem? ExportFor(NamedItem import)
    {
        if (Exports.Find(import.Name.Name) is { } same) return same;
        var wanted = ExternNameVersion.Of(import.Name);
        return Exports.Where(e => ExternNameVersion.Of(e.Name).Satisfies(wanted)).MaxBy(e => ExternNameVersion.Of(e.Name).Version);
    }

    /// <summary>Whether it imports what it could provide for the import, so that it can stand between others.</summary>
    public bool Wraps(NamedItem import) =>
        ExportFor(import) is { } export && Imports.Any(i => ExternNameVersion.Of(i.Name).Unversioned == ExternNameVersion.Of(export.Name).Unversioned);
}

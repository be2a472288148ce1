using Wit.Component;
using Wit.Model.Diagnostics;

namespace Wit.Compose;

/// <summary>An import and the export of a plug that satisfies it.</summary>
internal sealed record PlugLink(PlugPart Part, NamedItem Import, PlugPart Plug, NamedItem Export);

/// <summary>
/// Finds which export satisfies which import. Exact names go before compatible versions. Of several plugs that could satisfy an
/// import, those that import it themselves stand between the others: the first one given is the outermost.
/// </summary>
internal sealed class PlugLinks
{
    private readonly PlugPart _socket;
    private readonly IReadOnlyList<PlugPart> _plugs;
    private readonly List<PlugLink> _links = [];
    private readonly List<Diagnostic> _diagnostics = [];

    public PlugLinks(PlugPart socket, IReadOnlyList<PlugPart> plugs)
    {
        _socket = socket;
        _plugs = plugs;
        Used = [];
        Follow(socket);
        foreach (var plug in plugs)
            if (!Used.Contains(plug) && !_diagnostics.Exists(d => d.Location.Path == plug.Name)) _diagnostics.Add(Useless(plug));
    }

    /// <summary>The links of the socket and of the plugs that it uses, in the order in which they were found.</summary>
    public IReadOnlyList<PlugLink> All => _links;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>The plugs that the socket needs, if only through others.</summary>
    public HashSet<PlugPart> Used { get; }

    // From the socket on: a plug that nobody uses has no links.
    private void Follow(PlugPart socket)
    {
        var open = new Queue<PlugPart>([socket]);
        while (open.TryDequeue(out var part))
        {
            foreach (var import in part.Imports)
            {
                if (import.Type is TypeItemType || Provider(part, import) is not { } plug) continue;
                _links.Add(new PlugLink(part, import, plug, plug.ExportFor(import)!));
                if (Used.Add(plug)) open.Enqueue(plug);
            }
        }
    }

    private PlugPart? Provider(PlugPart part, NamedItem import)
    {
        var candidates = Candidates(import);
        var position = candidates.IndexOf(part);
        // One that wraps others is given what stands behind it, and the last of them nothing.
        if (position >= 0) return position + 1 < candidates.Count ? candidates[position + 1] : null;
        var ends = candidates.Where(c => !c.Wraps(import)).ToArray();
        foreach (var other in ends.Skip(1))
            _diagnostics.Add(new Diagnostic(DiagnosticCatalogue.ImportSatisfiedTwice, DiagnosticLocation.File(other.Name),
                $"import `{import.Name}` of `{part.Name}` is satisfied twice: by `{ends[0].Name}` and by `{other.Name}`")
            { Hint = "leave one of the two plugs out" });
        return candidates.FirstOrDefault();
    }

    /// <summary>The plugs that could satisfy an import, the outermost first.</summary>
    private List<PlugPart> Candidates(NamedItem import)
    {
        var exact = _plugs.Where(p => p.Exports.Find(import.Name.Name) is not null).ToArray();
        var fitting = exact.Length > 0 ? exact : [.. _plugs.Where(p => p.ExportFor(import) is not null)];
        var highest = fitting.Select(Version).Max();
        return [.. fitting.Where(p => Equals(Version(p), highest)).OrderBy(p => p.Wraps(import) ? 0 : 1)];

        Wit.Model.SemanticVersion? Version(PlugPart plug) => ExternNameVersion.Of(plug.ExportFor(import)!.Name).Version;
    }

    private Diagnostic Useless(PlugPart plug) =>
        new(DiagnosticCatalogue.PlugSatisfiesNothing, DiagnosticLocation.File(plug.Name), $"`{plug.Name}` satisfies no import of `{_socket.Name}`{(_plugs.Count > 1 ? " or of another plug" : "")}")
        {
            Hint = plug.Exports.Select(e => Mismatch(plug, e)).FirstOrDefault(m => m is not null) ?? $"it exports {List(plug.Exports)}; the socket imports {List(_socket.Imports)}",
        };

    /// <summary>Why an export satisfies nothing although something imports nearly that; null when nothing does.</summary>
    public string? Mismatch(PlugPart plug, NamedItem export)
    {
        var name = ExternNameVersion.Of(export.Name);
        foreach (var part in _plugs.Prepend(_socket).Where(p => p != plug))
        {
            foreach (var import in part.Imports)
            {
                var wanted = ExternNameVersion.Of(import.Name);
                if (wanted.Unversioned != name.Unversioned) continue;
                if (_links.Find(l => l.Part == part && l.Import == import) is { } link)
                    return $"`{link.Plug.Name}` satisfies `{import.Name}` of `{part.Name}` already";
                return $"it exports `{export.Name}`, which cannot stand in for `{import.Name}`{Reason(name, wanted)}";
            }
        }

        return null;
    }

    /// <summary>
    /// Imports that are left open although they use a resource type of an import that a plug satisfies: whoever provides them to the
    /// result knows nothing of that resource.
    /// </summary>
    public IEnumerable<Diagnostic> UnreachableResources() =>
        from part in Used.Prepend(_socket)
        from import in part.Imports
        where import.Type is not TypeItemType && !_links.Exists(l => l.Part == part && l.Import == import)
        let mentioned = Mentions.Of(import.Type).OfType<ResourceTypeEntity>().Select(r => r.Resource).ToHashSet()
        from link in _links.Where(l => l.Part == part)
        where link.Import.Type is InstanceItemType
        from export in ((InstanceItemType)link.Import.Type).Instance.Exports
        where export.Type is TypeItemType { Type: ResourceTypeEntity resource } && mentioned.Contains(resource.Resource)
        select new Diagnostic(DiagnosticCatalogue.UnreachableResource, DiagnosticLocation.File(part.Name),
            $"import `{import.Name}` uses the resource type `{export.Name}`, which `{link.Plug.Name}` provides; an import of the result cannot")
        { Hint = $"plug in a component that exports `{import.Name}` as well" };

    private static string Reason(ExternNameVersion found, ExternNameVersion wanted) =>
        found.Version is null || wanted.Version is null ? ""
        : found.Version.CompatibilityTrack != wanted.Version.CompatibilityTrack ? ": the versions are not compatible"
        : ": it is older";

    private static string List(NamedItems items) => items.Count == 0 ? "nothing" : string.Join(", ", items.Take(8).Select(i => $"`{i.Name}`")) + (items.Count > 8 ? ", ..." : "");
}

// How interfaces and worlds are found: in the package itself, or in a package that is resolved already.
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Parser.Parsing;
using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

internal sealed class ItemLookup(ResolvedGraph graph, PackageNamespace names, DiagnosticSink sink)
{
    private readonly Dictionary<string, InterfaceDraft> _interfaces = [];
    private readonly Dictionary<string, WorldDraft> _worlds = [];
    private readonly Dictionary<WitInterface, InterfaceDraft> _drafts = [];

    public void Add(InterfaceDraft draft)
    {
        if (draft.Target.Name is { } name) _interfaces.Add(name, draft);
        _drafts.Add(draft.Target, draft);
    }

    public void Add(WorldDraft draft) => _worlds.Add(draft.Target.Name, draft);

    public InterfaceDraft Interface(string name) => _interfaces[name];

    public WorldDraft World(string name) => _worlds[name];

    /// <summary>The draft of an interface of this package; null for one of another package.</summary>
    public InterfaceDraft? DraftOf(WitInterface target) => _drafts.TryGetValue(target, out var draft) ? draft : null;

    /// <summary>Finds an interface; null when it is not there, which is reported unless a gate leaves the reference out.</summary>
    public WitInterface? FindInterface(int file, UsePathSyntax path, bool isGatedOut)
    {
        var expanded = names.Expand(file, path);
        if (expanded is PackagePathSyntax foreign)
        {
            if (Package(foreign) is not { } package) return null;
            var found = graph.Interface(package, foreign.Item.Name);
            if (found is null && !isGatedOut) ReportMissing(package, foreign, "interface", graph.World(package, foreign.Item.Name) is not null);
            return found;
        }

        var id = ((LocalPathSyntax)expanded).Id;
        if (_interfaces.TryGetValue(id.Name, out var draft)) return draft.Target;
        ReportLocal(id, isWorldWanted: false);
        return null;
    }

    /// <summary>Finds a world; null when it is not there, which is reported unless a gate leaves the reference out.</summary>
    public WitWorld? FindWorld(int file, UsePathSyntax path, bool isGatedOut)
    {
        var expanded = names.Expand(file, path);
        if (expanded is PackagePathSyntax foreign)
        {
            if (Package(foreign) is not { } package) return null;
            var found = graph.World(package, foreign.Item.Name);
            if (found is null && !isGatedOut) ReportMissing(package, foreign, "world", graph.Interface(package, foreign.Item.Name) is not null);
            return found;
        }

        var id = ((LocalPathSyntax)expanded).Id;
        if (_worlds.TryGetValue(id.Name, out var draft)) return draft.Target;
        ReportLocal(id, isWorldWanted: true);
        return null;
    }

    private void ReportLocal(Identifier id, bool isWorldWanted)
    {
        // An item that is part of a cycle has no draft; the cycle is reported already.
        if (!names.Items.TryGetValue(id.Name, out var item)) names.ReportNotFound(id);
        else if (item.Item is WorldSyntax != isWorldWanted) ReportKind(id, isWorldWanted);
    }

    private void ReportKind(Identifier id, bool isWorldWanted) =>
        sink.Report(
            DiagnosticCatalogue.WrongItemKind, id.Span,
            isWorldWanted ? $"`{id.Name}` is an interface, but a world is wanted here" : $"`{id.Name}` is a world, but an interface is wanted here");

    private WitPackage? Package(PackagePathSyntax path)
    {
        var name = path.Package.ToPackageName();
        if (graph.PackagesByName.TryGetValue(name, out var package)) return package;
        if (!sink.IsFull && !graph.DamagedPackages.Contains(name)) ReportPackage(name, path);
        return null;
    }

    private void ReportPackage(PackageName name, PackagePathSyntax path)
    {
        var versions = graph.KnownPackages.Where(p => p.Namespace == name.Namespace && p.Name == name.Name).ToList();
        var nearest = Suggestion.Nearest($"{name.Namespace}:{name.Name}", graph.KnownPackages.Select(p => $"{p.Namespace}:{p.Name}"));
        var hint = versions.Count > 0 ? $"the package is there as {string.Join(", ", versions.Select(v => $"`{v}`"))}"
            : nearest is not null ? $"did you mean `{nearest}`?"
            : "put it into the folder `deps` beside the files of this package, or define it inline";
        sink.Report(DiagnosticCatalogue.PackageNotFound, path.Package.Span, $"the package `{name}` was not found", hint);
    }

    private void ReportMissing(WitPackage package, PackagePathSyntax path, string kind, bool isOtherKind)
    {
        if (sink.IsFull || graph.DamagedPackages.Contains(package.Name)) return;
        var name = path.Item.Name;
        if (isOtherKind)
        {
            ReportKind(path.Item, kind == "world");
            return;
        }

        var candidates = kind == "world" ? package.Worlds.Select(w => w.Name) : package.Interfaces.Select(i => i.Name!);
        sink.Report(
            DiagnosticCatalogue.ItemNotFound, path.Item.Span, $"the package `{package.Name}` has no {kind} called `{name}`",
            graph.Closed.HintFor(package, name) ?? Suggestion.For(name, candidates));
    }
}

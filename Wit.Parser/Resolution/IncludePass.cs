// Pass 7: `include` (WIT.md, "Union of Worlds with include").
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Parser.Parsing;
using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

internal sealed class IncludePass(PackageResolver package, ResolvedGraph graph, HashSet<WitWorld> closed, DiagnosticSink sink)
{
    public void Run(WorldDraft draft)
    {
        foreach (var include in draft.Includes)
            if (package.Gates.IsOpen(include.Stability, include.Span)) Include(draft, include);
        CheckCase(draft, draft.Imports, "import");
        CheckCase(draft, draft.Exports, "export");
    }

    private void Include(WorldDraft draft, WorldInclude include)
    {
        if (closed.Contains(include.World))
        {
            sink.Report(
                DiagnosticCatalogue.GatedReference, include.Span,
                $"this includes the world `{include.World.Name}`, which a closed feature gate leaves out",
                ClosedGates.Hint(include.World.Stability));
            return;
        }

        CheckNames(include);
        var copier = new WorldCopier(graph, include.World, draft.Target);
        var renames = new IncludeRenames(include.Names);
        foreach (var item in include.World.Imports) Item(draft.Imports, item, include, renames, copier, "import");
        foreach (var item in include.World.Exports) Item(draft.Exports, item, include, renames, copier, "export");
    }

    private void CheckNames(WorldInclude include)
    {
        if (include.Names.Count == 0) return;
        var names = new HashSet<string>(
            include.World.Imports.Concat(include.World.Exports).Select(i => i.Name).OfType<string>().SelectMany(IncludeRenames.KeysOf));
        foreach (var name in include.Names)
        {
            if (sink.IsFull || names.Contains(name.Name.Name)) continue;
            var hint = Suggestion.For(name.Name.Name, names) ?? "interfaces that are known by their qualified name cannot be renamed";
            sink.Report(
                DiagnosticCatalogue.IncludeNameNotFound, include.Span,
                $"the world `{include.World.Name}` has no import or export with the plain name `{name.Name.Name}`", hint);
        }
    }

    private void Item(
        OrderedMap<WorldKey, WitWorldItem> items, WitWorldItem item, WorldInclude include, IncludeRenames renames, WorldCopier copier,
        string verb)
    {
        if (item.Name is null)
        {
            Interface(items, (WitWorldInterface)item, include);
            return;
        }

        var name = renames.Apply(item.Name) ?? item.Name;
        if (items.TryAdd(new WorldKey(name, null), Copy(item, name, copier))) return;
        sink.Report(
            DiagnosticCatalogue.IncludeConflict, include.Span, $"the {verb} `{name}` of the world `{include.World.Name}` is there already",
            $"rename it: `include {include.World.Name} with {{ {item.Name} as other-name }}`");
    }

    private static WitWorldItem Copy(WitWorldItem item, string name, WorldCopier copier)
    {
        switch (item)
        {
            case WitWorldType type:
                return new WitWorldType { Name = name, Type = copier.Type(type.Type, name), Stability = item.Stability, Span = item.Span };
            case WitWorldFunction function:
                return new WitWorldFunction
                {
                    Name = name,
                    Function = copier.Function(function.Function, name),
                    Stability = item.Stability,
                    Span = item.Span,
                };
            case WitWorldInterface reference:
                // A named interface keeps its identity; an inline one belongs to its world.
                var target = reference.Interface.Name is null ? copier.Interface(reference.Interface) : reference.Interface;
                return With(reference, name, target, item.Stability);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Interface(OrderedMap<WorldKey, WitWorldItem> items, WitWorldInterface item, WorldInclude include)
    {
        var key = WorldKey.Of(item);
        items.TryAdd(key, item);
        var present = (WitWorldInterface)items[key];
        items.Replace(key, With(present, null, present.Interface, Merge(item, present, include)));
    }

    // A version of another package says nothing in this one, so a gate that names one is dropped.
    private WitStability? Merge(WitWorldInterface from, WitWorldInterface into, WorldInclude include)
    {
        var isExternal = !ReferenceEquals(include.World.Package, package.Package);
        if (isExternal && from.Stability is StableSince) return null;
        if (from.Stability is null || from.Stability == into.Stability) return into.Stability;
        if (into.Stability is null) return from.Stability;
        sink.Report(
            DiagnosticCatalogue.IncludeConflict, include.Span,
            $"the interface `{from.Interface.Name}` has another feature gate in the world `{include.World.Name}` than here");
        return into.Stability;
    }

    private static WitWorldInterface With(WitWorldInterface item, string? name, WitInterface target, WitStability? stability) => new()
    {
        Name = name,
        Interface = target,
        Stability = stability,
        Docs = item.Docs,
        ExternalId = item.ExternalId,
        Span = item.Span,
    };

    private void CheckCase(WorldDraft draft, OrderedMap<WorldKey, WitWorldItem> items, string verb)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            if (item.Key.Name is not { } name) continue;
            if (!seen.TryGetValue(name, out var other)) seen.Add(name, name);
            else if (other != name)
                sink.Report(
                    DiagnosticCatalogue.CaseInsensitiveDuplicate, item.Value.Span ?? draft.Target.Span!.Value,
                    $"the {verb} `{name}` differs from the {verb} `{other}` only in case", "names are compared without regard to case");
        }
    }
}

using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Parser.Transforms;

namespace Wit.Parser;

/// <summary>Makes other worlds of worlds. The input never changes; the result has all packages, with the new world in place of the old one.</summary>
public static class WorldTransform
{
    /// <summary>The world whose imports are the exports of another: what a host or a composition sees of a component.</summary>
    /// <param name="resolve">The packages.</param>
    /// <param name="world">The world; its types stay, its other imports go.</param>
    /// <param name="name">The name of the new world; null for the old one with <c>-importized</c> behind it.</param>
    /// <param name="ct">Cancels between packages.</param>
    public static WitLoadResult Importize(WitResolve resolve, WitWorld world, string? name = null, CancellationToken ct = default) =>
        Change(resolve, world, name ?? world.Name + "-importized", (imports, exports) => ([.. imports.Where(IsType), .. exports], []), ct);

    /// <summary>The world whose exports are the imports of another: what a component offers that stands in for a host.</summary>
    /// <param name="resolve">The packages.</param>
    /// <param name="world">The world; its types stay, its exports go.</param>
    /// <param name="name">The name of the new world; null for the old one with <c>-exportized</c> behind it.</param>
    /// <param name="only">The imports to turn round, by plain or qualified name; empty for all.</param>
    /// <param name="ct">Cancels between packages.</param>
    public static WitLoadResult Exportize(
        WitResolve resolve, WitWorld world, string? name = null, IReadOnlyCollection<string>? only = null, CancellationToken ct = default)
    {
        foreach (var wanted in only ?? [])
            if (!world.Imports.Any(i => !IsType(i) && Names(i).Contains(wanted)))
                return Failed(world, $"the world `{world.Name}` has no import `{wanted}`", Suggestion.For(wanted, world.Imports.Where(i => !IsType(i)).SelectMany(Names)));
        bool Turns(WitWorldItem item) => !IsType(item) && (only is not { Count: > 0 } || Names(item).Any(only.Contains));
        return Change(resolve, world, name ?? world.Name + "-exportized", (imports, _) => ([.. imports.Where(i => !Turns(i))], [.. imports.Where(Turns)]), ct);
    }

    /// <summary>
    /// Imports of one interface in several compatible versions become one, of the latest; what the world's other interfaces use of
    /// the earlier ones they use of that.
    /// </summary>
    /// <param name="resolve">The packages.</param>
    /// <param name="world">The world.</param>
    /// <param name="ct">Cancels between packages.</param>
    public static WitLoadResult MergeImports(WitResolve resolve, WitWorld world, CancellationToken ct = default) =>
        Change(resolve, world, world.Name, (imports, exports) => (ImportVersions.Merge(imports, exports), exports), ct);

    private delegate (IReadOnlyList<WitWorldItem> Imports, IReadOnlyList<WitWorldItem> Exports) Turn(
        IReadOnlyList<WitWorldItem> imports, IReadOnlyList<WitWorldItem> exports);

    private static WitLoadResult Change(WitResolve resolve, WitWorld world, string name, Turn turn, CancellationToken ct)
    {
        if (name != world.Name && (world.Package.Worlds.Any(w => w.Name == name) || world.Package.Interfaces.Any(i => i.Name == name)))
            return Failed(world, $"`{world.Package.Name}` has a `{name}` already", "give the new world another name");
        var copied = Rebuild.Run(resolve, ct);
        if (copied.Resolve?.Worlds.FirstOrDefault(w => w.QualifiedName == world.QualifiedName) is not { } copy) return copied;
        var (imports, exports) = turn(copy.Imports, copy.Exports);
        var changed = new WitWorld { Name = name, Package = copy.Package, Docs = copy.Docs, Stability = copy.Stability, Imports = imports, Exports = exports };
        foreach (var type in copied.Resolve.Types.Where(t => t.OwnerWorld == copy)) type.OwnerWorld = changed;
        // In its place under the old name, behind the others under a new one.
        copy.Package.Worlds = name == copy.Name
            ? [.. copy.Package.Worlds.Select(w => w == copy ? changed : w)]
            : [.. copy.Package.Worlds.Where(w => w != copy), changed];
        return Rebuild.Run(copied.Resolve, ct);
    }

    // Functions of a resource belong to its type.
    private static bool IsType(WitWorldItem item) => item is WitWorldType or WitWorldFunction { Function.Resource: not null };

    private static IEnumerable<string> Names(WitWorldItem item) =>
        item is WitWorldInterface { Interface.Name: { } plain } ? [item.ExternName, plain] : [item.ExternName];

    private static WitLoadResult Failed(WitWorld world, string message, string? hint) => new(null,
        [new Diagnostic(DiagnosticCatalogue.WorldCannotChange, world.Span is { } span ? DiagnosticLocation.At(span) : DiagnosticLocation.None, message) { Hint = hint }]);
}

using Wit.Model.Diagnostics;

namespace Wit.Model;

/// <summary>How a world is selected by name.</summary>
internal sealed class WitWorldSelection(WitResolve resolve)
{
    public WitWorld? Find(string? name, out Diagnostic? diagnostic)
    {
        diagnostic = null;
        if (resolve.Main is not { } main)
        {
            diagnostic = Problem("no package was loaded, so there is no world to select", null);
            return null;
        }

        if (name is null) return Only(main, out diagnostic);
        var slash = name.IndexOf('/');
        if (slash < 0) return Named(main, name, name, out diagnostic);
        return Package(name, slash, out var world, out diagnostic) is { } package ? Named(package, world, name, out diagnostic) : null;
    }

    private WitWorld? Only(WitPackage main, out Diagnostic? diagnostic)
    {
        diagnostic = main.Worlds.Count switch
        {
            0 => Problem($"the package `{main.Name}` has no world", Elsewhere()),
            1 => null,
            _ => Problem($"the package `{main.Name}` has {main.Worlds.Count} worlds", $"name one of {List(main.Worlds.Select(w => w.Name))}"),
        };
        return main.Worlds.Count == 1 ? main.Worlds[0] : null;
    }

    private string? Elsewhere()
    {
        var names = resolve.Worlds.Select(w => w.QualifiedName).ToList();
        return names.Count == 0 ? null : $"other packages have {List(names)}";
    }

    private static WitWorld? Named(WitPackage package, string world, string name, out Diagnostic? diagnostic)
    {
        var found = package.Worlds.FirstOrDefault(w => w.Name == world);
        if (found is not null)
        {
            diagnostic = null;
            return found;
        }

        var hint = package.Interfaces.Any(i => i.Name == world) ? $"`{world}` is an interface"
            : Suggestion.For(world, package.Worlds.Select(w => w.Name))
            ?? (package.Worlds.Count == 0 ? "it has no world" : $"it has {List(package.Worlds.Select(w => w.Name))}");
        diagnostic = Problem($"the package `{package.Name}` has no world called `{(name == world ? name : world)}`", hint);
        return null;
    }

    private WitPackage? Package(string name, int slash, out string world, out Diagnostic? diagnostic)
    {
        var at = name.IndexOf('@', slash);
        world = at < 0 ? name.Substring(slash + 1) : name.Substring(slash + 1, at - slash - 1);
        var path = name.Substring(0, slash);
        var version = at < 0 ? null : name.Substring(at + 1);
        var candidates = resolve.Packages.Where(p => $"{p.Name.Namespace}:{p.Name.Name}" == path).ToList();
        var matches = candidates.Where(p => version is null ? p.Name.Version is null : p.Name.Version?.ToString() == version).ToList();
        if (matches.Count == 0 && version is null) matches = candidates;
        if (matches.Count == 1)
        {
            diagnostic = null;
            return matches[0];
        }

        diagnostic = matches.Count > 1
            ? Problem($"the package `{path}` was loaded in several versions", $"add one: {List(candidates.Select(c => $"@{c.Name.Version}"))}")
            : Problem($"no package `{path}{(version is null ? "" : "@" + version)}` was loaded", PackageHint(path, candidates));
        return null;
    }

    private string? PackageHint(string path, List<WitPackage> candidates) =>
        candidates.Count > 0
            ? $"there is {List(candidates.Select(c => c.Name.ToString()))}"
            : Suggestion.For(path, resolve.Packages.Select(p => $"{p.Name.Namespace}:{p.Name.Name}"));

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"`{n}`"));

    private static Diagnostic Problem(string message, string? hint) =>
        new(DiagnosticCatalogue.WorldNotFound, DiagnosticLocation.None, message) { Hint = hint };
}

using Wit.Component;

namespace Wit.Compose.Graphs;

/// <summary>The names that imports and exports of a composition can have (Explainer.md, "Import and Export Definitions").</summary>
internal static class GraphNames
{
    // Names of methods depend on the resource beside them; the validator checks them.
    public static bool IsValid(string name) =>
        name.StartsWith('[') || (name.Contains(':', StringComparison.Ordinal) ? Labels.IsInterfaceName(name) : Labels.IsLabel(name));

    /// <summary>The name of the import that stands for a package; null when a package cannot be imported by that name.</summary>
    public static string? OfDependency(CompositionPackage package)
    {
        var name = package.Version is null ? $"unlocked-dep=<{package.Name}>" : $"unlocked-dep=<{package.Name}@{{>={package.Version}}}>";
        return DependencyNames.IsValid(name) ? name : null;
    }

    /// <summary>What paths call an import or export: the interface's own name where there is one.</summary>
    public static string Short(string name)
    {
        var start = name.LastIndexOf('/') + 1;
        var end = name.IndexOf('@', start);
        return end < 0 ? name[start..] : name[start..end];
    }
}

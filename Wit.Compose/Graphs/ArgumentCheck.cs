using Wit.Component;
using Wit.Model.Diagnostics;

namespace Wit.Compose.Graphs;

/// <summary>
/// Checks an argument when it is set: everything but the identity of resource types that come from other arguments, which is
/// known when the graph is complete.
/// </summary>
internal static class ArgumentCheck
{
    public static GraphProblem? Check(GraphNode source, InstantiationNode target, NamedItem import)
    {
        var matcher = new TypeMatcher();
        matcher.Open(target.Package.Type.ImportedResources);
        return matcher.Check(source.Type, import.Type) is { } mismatch ? Explain(source, target, import, mismatch) : null;
    }

    private static GraphProblem Explain(GraphNode source, InstantiationNode target, NamedItem import, TypeMismatch mismatch)
    {
        var name = GraphNames.Short(import.Name.Name);
        var differences = TargetCheck.Compare(source.Type, import.Type, name);
        var (path, reason) = differences.Count > 0 ? (differences[0].Path, differences[0].Message) : (Join(name, mismatch.Path), mismatch.Reason);
        var related = new List<RelatedLocation>
        {
            new(Location(target), $"import `{import.Name}` of `{target.Package}` is what is expected"),
            new(Location(source), $"{source.Description} is what was found"),
        };
        related.AddRange(differences.Skip(1).Take(8).Select(d => new RelatedLocation(DiagnosticLocation.None, $"also {d.Path}: {d.Message}")));
        var diagnostic = new Diagnostic(DiagnosticCatalogue.ArgumentMismatch, DiagnosticLocation.None,
            $"{source.Description} does not fit argument `{import.Name}` of {target.Description.TrimEnd(',')}: {path}: {reason}")
        { Related = related, Hint = Hint(source, target, import) };
        return new GraphProblem(diagnostic) { Node = target, Argument = import.Name.Name, Path = path, Related = [source] };
    }

    private static string? Hint(GraphNode source, InstantiationNode target, NamedItem import)
    {
        if (import.Type is not InstanceItemType || source.Type is not InstanceItemType { Instance.Exports: var exports })
            return null;
        if (exports.Find(import.Name.Name) is { Type: InstanceItemType }) return $"the instance exports `{import.Name}`: pass that export and not the whole instance";
        return $"build `{target.Package}` and the package of the argument from the same version of the interface";
    }

    private static DiagnosticLocation Location(GraphNode node) => (node is AliasNode alias ? alias.Root : node) switch
    {
        InstantiationNode { Package.Path: { } path } => DiagnosticLocation.File(path),
        _ => DiagnosticLocation.None,
    };

    private static string Join(string name, string path) => path.Length == 0 ? name : $"{name}.{path}";
}

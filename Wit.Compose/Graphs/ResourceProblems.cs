using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Compose.Graphs;

/// <summary>Says why what an instantiation is given does not fit, now that it is known which resource types are the same.</summary>
internal static class ResourceProblems
{
    public static GraphProblem Explain(
        InstantiationNode node, NamedItem import, TypeMismatch mismatch, IReadOnlyDictionary<ResourceType, GraphNode> makers, IEnumerable<MergedImport> imports)
    {
        var path = mismatch.Path.Length == 0 ? GraphNames.Short(import.Name.Name) : $"{GraphNames.Short(import.Name.Name)}.{mismatch.Path}";
        var argument = node.Argument(import.Name.Name);
        var given = argument is null ? $"import `{import.Name}`, which it leaves open," : $"argument `{import.Name}` ({argument.Source.Description.TrimEnd(',')})";
        var related = new List<RelatedLocation>();
        var nodes = new List<GraphNode>();
        if (mismatch.Resources is { } resources)
        {
            Describe("expected", resources.Expected);
            Describe("found", resources.Found);
        }

        var diagnostic = new Diagnostic(DiagnosticCatalogue.DifferentResources, DiagnosticLocation.None,
            $"{node.Description} uses {given} together with other arguments that disagree: {path}: {mismatch.Reason}")
        {
            Related = related,
            Hint = argument is null
                ? $"give `{import.Name}` an argument from where the other arguments come from; an import of the composition cannot have resource types of its instances"
                : "take both arguments from one instance, or give both the same import",
        };
        return new GraphProblem(diagnostic) { Node = node, Argument = import.Name.Name, Path = path, Related = nodes };

        void Describe(string word, ResourceType resource)
        {
            if (makers.TryGetValue(resource, out var maker))
            {
                nodes.Add(maker);
                related.Add(new RelatedLocation(DiagnosticLocation.None, $"{word}: the resource `{resource.Name}` that {maker.Description} defines"));
            }
            else if (imports.FirstOrDefault(i => ImportOrigin.TypesOf(i.Item).Any(t => t.Type is ResourceTypeEntity r && r.Resource == resource)) is { } importing)
            {
                related.Add(new RelatedLocation(DiagnosticLocation.None, $"{word}: the resource `{resource.Name}` of the import `{importing.Name}`"));
            }
        }
    }
}

using Wit.Component;
using Wit.Model.Diagnostics;

namespace Wit.Compose.Graphs;

/// <summary>The messages about changes to a graph that cannot be made.</summary>
internal static class GraphProblems
{
    public static CompositionException InvalidName(string word, string name) => Throw(DiagnosticCatalogue.InvalidGraphName,
        $"`{name}` cannot be the name of an {word}", hint: "names are kebab-case, or those of interfaces: `namespace:package/interface@1.0.0`");

    public static CompositionException NameTaken(string word, string name, string earlier, GraphNode node) => Throw(DiagnosticCatalogue.GraphNameTaken,
        name == earlier ? $"there is an {word} named `{name}` already" : $"an {word} named `{name}` would be confused with `{earlier}`", node: node);

    public static CompositionException PackageTaken(CompositionPackage package) =>
        Throw(DiagnosticCatalogue.GraphNameTaken, $"there is a package `{package}` already", hint: "a package is added once, and instantiated as often as needed");

    public static CompositionException ResourceDefinition(string name) => Throw(DiagnosticCatalogue.WrongNodeKind,
        $"type `{name}` is a resource type, which a composition cannot define", hint: "a component has to define and export it");

    public static CompositionException UnknownPackageExport(CompositionPackage package, string export) => Throw(DiagnosticCatalogue.UnknownGraphExport,
        $"package `{package}` has no export named `{export}`", hint: Near(package.Type.Exports, export, "it exports"));

    public static CompositionException UnknownExport(GraphNode instance, NamedItems exports, string export) => Throw(DiagnosticCatalogue.UnknownGraphExport,
        $"{instance.Description} has no export named `{export}`", instance, hint: Near(exports, export, "it exports"));

    public static CompositionException NotAnInstance(GraphNode node, string export) => Throw(DiagnosticCatalogue.WrongNodeKind,
        $"{node.Description} is a {node.Type.Sort.Name()} and has no export `{export}`, as an instance could", node);

    public static CompositionException NotAnInstantiation(GraphNode node, string name) => Throw(DiagnosticCatalogue.WrongNodeKind,
        $"{node.Description} takes no argument `{name}`, since it is not an instantiation", node);

    public static CompositionException UnknownArgument(InstantiationNode target, string name) => new(
        Make(DiagnosticCatalogue.UnknownArgument, $"package `{target.Package}` has no import named `{name}`", target, Near(target.Package.Type.Imports, name, "it imports"))
            with
        { Argument = name });

    public static CompositionException ArgumentSetTwice(InstantiationNode target, GraphArgument earlier) => new(
        Make(DiagnosticCatalogue.ArgumentSetTwice, $"argument `{earlier.Name}` of {target.Description} is {earlier.Source.Description} already", target)
            with
        { Argument = earlier.Name, Related = [earlier.Source] });

    public static CompositionException Cycle(IReadOnlyList<GraphNode> nodes) => new(MakeCycle(nodes));

    /// <param name="nodes">The nodes, each of which the one behind it depends on; the last depends on the first.</param>
    public static GraphProblem MakeCycle(IReadOnlyList<GraphNode> nodes)
    {
        var shown = string.Join(", ", nodes.Take(8).Select(n => n.Description.TrimEnd(','))) + (nodes.Count > 8 ? ", ..." : "");
        return Make(DiagnosticCatalogue.CompositionCycle, $"these nodes need each other to be there first: {shown}", nodes[0],
            "leave one of the arguments open, or split a component in two") with
        { Related = [.. nodes.Skip(1)] };
    }

    public static GraphProblem Make(DiagnosticDescriptor descriptor, string message, GraphNode? node = null, string? hint = null) =>
        new(new Diagnostic(descriptor, DiagnosticLocation.None, message) { Hint = hint }) { Node = node };

    private static CompositionException Throw(DiagnosticDescriptor descriptor, string message, GraphNode? node = null, string? hint = null) =>
        new(Make(descriptor, message, node, hint));

    /// <summary>What there is of nearly that name, or all there is when it is not much.</summary>
    public static string Near(NamedItems items, string name, string there)
    {
        if (items.Count == 0) return $"{there} nothing";
        var wanted = ExternNameVersion.Of(new ExternName(name)).Unversioned;
        var others = items.Where(i => ExternNameVersion.Of(i.Name).Unversioned == wanted).Select(i => $"`{i.Name}`").ToArray();
        if (others.Length > 0) return $"{there} {string.Join(", ", others)}";
        if (Suggestion.Nearest(name, items.Select(i => i.Name.Name)) is { } nearest) return $"{there} `{nearest}`";
        return $"{there} {string.Join(", ", items.Take(8).Select(i => $"`{i.Name}`"))}{(items.Count > 8 ? ", ..." : "")}";
    }
}

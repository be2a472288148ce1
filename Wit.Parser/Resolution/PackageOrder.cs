// Pass 2: packages in the order of their dependencies, by name where that leaves a choice.
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser.Parsing;
using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

internal sealed class PackageOrder
{
    private const int MaximumDepth = 1000;
    private readonly DiagnosticSink _sink;
    private readonly SortedDictionary<PackageName, PackageSource> _packages = new(PackageNameOrder.Instance);
    private readonly List<PackageSource> _order = [];
    private readonly HashSet<PackageName> _done = [];
    private readonly HashSet<PackageName> _visiting = [];

    private readonly ResolvedGraph _graph;

    private PackageOrder(ResolvedGraph graph, DiagnosticSink sink)
    {
        _graph = graph;
        _sink = sink;
    }

    public static IReadOnlyList<PackageSource> Run(IEnumerable<PackageSource> packages, ResolvedGraph graph, DiagnosticSink sink)
    {
        var pass = new PackageOrder(graph, sink);
        foreach (var package in packages) pass.Add(package);
        foreach (var package in pass._packages.Values) pass.Visit(package);
        return pass._order;
    }

    private void Add(PackageSource package)
    {
        // A binary dependency may have brought the package already.
        if (!_graph.KnownPackages.Add(package.Name) && !_packages.ContainsKey(package.Name))
        {
            _sink.Report(
                DiagnosticCatalogue.DuplicatePackage, package.NameSpan, $"the package `{package.Name}` is defined here and in a binary package",
                "keep one of them");
            return;
        }

        if (_packages.TryGetValue(package.Name, out var other))
        {
            _sink.Report(
                DiagnosticCatalogue.DuplicatePackage, package.NameSpan, $"the package `{package.Name}` is defined in two places",
                "keep one of them", new RelatedLocation(DiagnosticLocation.At(other.NameSpan), "the other definition"));
            return;
        }

        _packages.Add(package.Name, package);
    }

    private void Visit(PackageSource package)
    {
        if (_done.Contains(package.Name)) return;
        if (_visiting.Count > MaximumDepth)
        {
            _sink.Report(
                DiagnosticCatalogue.NestingTooDeep, package.NameSpan, $"the package is at the end of a chain of more than {MaximumDepth} packages");
            return;
        }

        foreach (var (name, span) in Dependencies(package))
        {
            if (!_visiting.Add(name))
            {
                _sink.Report(
                    DiagnosticCatalogue.PackageCycle, span, $"the package `{name}` depends on itself",
                    name == package.Name ? "items of the same package are referred to by their name alone" : null);
                _graph.DamagedPackages.UnionWith(_visiting);
                _graph.DamagedPackages.Add(package.Name);
                continue;
            }

            if (_packages.TryGetValue(name, out var dependency)) Visit(dependency);
            _visiting.Remove(name);
        }

        if (_done.Add(package.Name)) _order.Add(package);
    }

    private static IEnumerable<(PackageName Name, SourceSpan Span)> Dependencies(PackageSource package)
    {
        var seen = new HashSet<PackageName>();
        foreach (var list in package.Lists)
            foreach (var reference in UsePaths.Of(list))
                if (reference.Path is PackagePathSyntax path && path.Package.ToPackageName() is var name && seen.Add(name))
                    yield return (name, path.Package.Span);
    }
}

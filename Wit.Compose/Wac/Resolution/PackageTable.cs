using Wit.Component;
using Wit.Compose.Graphs;
using Wit.Compose.Wac.Syntax;
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Resolution;

/// <summary>The packages that a document names, each read once.</summary>
internal sealed class PackageTable(
    CompositionGraph graph, InterfaceTypes interfaces, PackageLookup lookup, DiagnosticSink sink, CancellationToken cancellation)
{
    private readonly Dictionary<(string, SemanticVersion?), CompositionPackage?> _packages = [];
    private readonly Dictionary<(CompositionPackage, string), WacKind?> _definitions = [];

    /// <summary>A package; null when there is none or it cannot be read, which is reported.</summary>
    public CompositionPackage? Find(string name, SemanticVersion? version, SourceSpan span)
    {
        name = name.Replace("%", "", StringComparison.Ordinal);
        if (_packages.TryGetValue((name, version), out var known)) return known;
        return _packages[(name, version)] = Read(name, version, span);
    }

    /// <summary>What a path into another package leads to; null when it leads nowhere, which is reported.</summary>
    public WacKind? Find(PackagePathSyntax path)
    {
        if (Find(path.Name, path.Version, path.NameSpan) is not { } package) return null;
        var segments = path.SegmentNames().ToList();
        if (Definition(package, segments[0].Name) is not { } found)
        {
            var definitions = package.Type.Exports.Where(e => Definition(package, e.Name.Name) is not null).Select(e => e.Name.Name).ToList();
            var message = $"package `{package}` defines no interface or world named `{segments[0].Name}`";
            // What is meant may be there, as an export of a component and not as a definition of WIT.
            if (ArgumentNames.Find(segments[0].Name, package.Type.Exports) is { } exported)
                sink.Report(DiagnosticCatalogue.UnknownWacItem, segments[0].Span, message, $"it is a component whose instances export `{exported}`: `new {package} {{ ... }}.{segments[0].Name}`");
            else Unknown(segments[0], message, definitions);
            return null;
        }

        return Project(found, segments);
    }

    /// <summary>Follows a path from what its first segment stands for.</summary>
    public WacKind? Project(WacKind found, IReadOnlyList<Identifier> segments)
    {
        foreach (var (segment, parent) in segments.Skip(1).Zip(segments))
        {
            IReadOnlyList<NamedItem> exports = found switch
            {
                InterfaceKind item => item.Interface.Exports,
                WorldKind world => [.. world.World.Exports.Values],
                ItemKind { Type: InstanceItemType instance } => instance.Instance.Exports,
                _ => [],
            };
            if (exports.FirstOrDefault(e => e.Name.Name == segment.Name) is not { } next)
            {
                Unknown(segment, $"{found.Description} `{parent.Name}` has no export named `{segment.Name}`", exports.Select(e => e.Name.Name));
                return null;
            }

            found = WacKind.Of(next.Type);
        }

        return found;
    }

    private void Unknown(Identifier segment, string message, IEnumerable<string> known)
    {
        var names = known.ToList();
        var hint = Suggestion.For(segment.Name, names)
            ?? (names.Count == 0 ? null : $"there are {string.Join(", ", names.Take(8).Select(n => $"`{n}`"))}{(names.Count > 8 ? ", ..." : "")}");
        sink.Report(DiagnosticCatalogue.UnknownWacItem, segment.Span, message, hint);
    }

    private WacKind? Definition(CompositionPackage package, string name)
    {
        if (_definitions.TryGetValue((package, name), out var known)) return known;
        return _definitions[(package, name)] = package.Type.Exports.Find(name) is { } export ? interfaces.Define(export) : null;
    }

    private CompositionPackage? Read(string name, SemanticVersion? version, SourceSpan span)
    {
        var shown = version is null ? name : $"{name}@{version}";
        try
        {
            if (lookup(name, version) is { } source)
            {
                var component = ComponentValidator.Validate(source.Bytes, source.Name, cancellation).Required;
                var package = CompositionPackage.Of(name, version, component);
                graph.AddPackage(package);
                return package;
            }

            sink.Report(
                DiagnosticCatalogue.UnknownWacPackage, span, $"unknown package `{shown}`",
                $"put it into the directory of dependencies as `{name.Replace(':', '/')}{(version is null ? "" : $"/{version}")}.wasm`, or name its file: `--dep {shown}=PATH`");
        }
        catch (DiagnosticException exception)
        {
            var first = exception.Diagnostics[0];
            sink.Report(
                DiagnosticCatalogue.UnusableWacPackage, span, $"package `{shown}` cannot be used: {first.Message}", first.Hint,
                new RelatedLocation(first.Location, "the package is wrong here"));
        }

        return null;
    }
}

// Pass 3: the names of a package, file by file, and the order in which its interfaces and worlds can be resolved.
using Wit.Model.Diagnostics;
using Wit.Parser.Parsing;
using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

internal sealed class PackageNamespace
{
    private readonly DiagnosticSink _sink;
    private readonly PackageSource _package;
    private readonly Dictionary<string, UsePathSyntax>[] _files;

    private PackageNamespace(PackageSource package, DiagnosticSink sink)
    {
        _package = package;
        _sink = sink;
        _files = [.. package.Lists.Select(_ => new Dictionary<string, UsePathSyntax>())];
    }

    /// <summary>The interfaces and worlds by name, with the index of their file.</summary>
    public OrderedMap<string, (NamedTopLevelSyntax Item, int File)> Items { get; } = new();

    /// <summary>The names of the items, each behind those it depends on; those in a cycle are left out.</summary>
    public IReadOnlyList<string> Order { get; private set; } = [];

    /// <summary>Whether a missing name may have been lost to a syntax error.</summary>
    public bool IsDamaged => _package.IsDamaged;

    public static PackageNamespace Run(PackageSource package, DiagnosticSink sink)
    {
        var pass = new PackageNamespace(package, sink);
        for (var file = 0; file < package.Lists.Count; file++) pass.Declare(file);
        for (var file = 0; file < package.Lists.Count; file++) pass.DeclareUses(file);
        pass.Sort();
        return pass;
    }

    /// <summary>What a path means in a file: names that the file gives by <c>use</c> are replaced by what they stand for.</summary>
    public UsePathSyntax Expand(int file, UsePathSyntax path) =>
        path is LocalPathSyntax local && _files[file].TryGetValue(local.Id.Name, out var target)
            ? target is LocalPathSyntax other ? new LocalPathSyntax(other.Id with { Span = local.Id.Span })
            : target is PackagePathSyntax foreign ? foreign with { Item = foreign.Item with { Span = local.Id.Span } } : target
            : path;

    /// <summary>Reports that a name of this package is unknown.</summary>
    public void ReportNotFound(Identifier name)
    {
        if (IsDamaged || _sink.IsFull) return;
        var hint = Suggestion.For(name.Name, Items.Select(i => i.Key));
        _sink.Report(DiagnosticCatalogue.ItemNotFound, name.Span, $"no interface or world is called `{name.Name}` here", hint);
    }

    private void Declare(int file)
    {
        foreach (var item in _package.Lists[file].Items.OfType<NamedTopLevelSyntax>())
        {
            if (Items.TryAdd(item.Name.Name, (item, file))) continue;
            var other = Items[item.Name.Name].Item.Name.Span;
            _sink.Report(
                DiagnosticCatalogue.DuplicateItem, item.Name.Span, $"the package has two items called `{item.Name.Name}`", null,
                new RelatedLocation(DiagnosticLocation.At(other), "the other one"));
        }
    }

    private void DeclareUses(int file)
    {
        var own = new HashSet<string>(_package.Lists[file].Items.OfType<NamedTopLevelSyntax>().Select(i => i.Name.Name));
        foreach (var use in _package.Lists[file].Items.OfType<TopLevelUseSyntax>())
        {
            var name = use.LocalName;
            if (use.Path is LocalPathSyntax local && !Items.ContainsKey(local.Id.Name)) ReportNotFound(local.Id);
            if (!own.Contains(name.Name) && !_files[file].ContainsKey(name.Name)) _files[file].Add(name.Name, use.Path);
            else _sink.Report(DiagnosticCatalogue.DuplicateItem, name.Span, $"the file has two items called `{name.Name}`", "rename one with `as`");
        }
    }

    private void Sort()
    {
        var dependencies = new OrderedMap<string, List<Identifier>>();
        foreach (var item in Items) dependencies.TryAdd(item.Key, []);
        for (var file = 0; file < _package.Lists.Count; file++)
            foreach (var reference in UsePaths.Of(_package.Lists[file]))
                if (reference.Owner is { } owner && Target(file, reference.Path) is { } target) dependencies[owner.Name].Add(target);
        Order = DependencySort.Sort(dependencies, ReportCycle);
    }

    // A message about a cycle points to the definition where that is in the same file.
    private Identifier? Target(int file, UsePathSyntax path)
    {
        if (path is not LocalPathSyntax { Id: var id }) return null;
        if (_files[file].TryGetValue(id.Name, out var used)) return used is LocalPathSyntax local && Items.ContainsKey(local.Id.Name) ? local.Id : null;
        if (Items.TryGetValue(id.Name, out var item)) return item.File == file ? item.Item.Name : id;
        ReportNotFound(id);
        return null;
    }

    private void ReportCycle(Identifier reference) =>
        _sink.Report(DiagnosticCatalogue.ItemCycle, reference.Span, $"`{reference.Name}` depends on itself, directly or through others");
}

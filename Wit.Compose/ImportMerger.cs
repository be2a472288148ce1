using Wit.Component;
using Wit.Model.Diagnostics;

namespace Wit.Compose;

/// <summary>
/// Makes one list of the imports that several components are left with. Imports of one name become one; since components
/// are often given only the functions they call, an instance gets the exports that any of them wants.
/// </summary>
internal sealed class ImportMerger(ICollection<Diagnostic> diagnostics)
{
    private readonly List<MergedImport> _imports = [];

    /// <summary>The merged imports, each behind those whose types it uses.</summary>
    public IReadOnlyList<MergedImport> InDependencyOrder()
    {
        var providers = new Dictionary<TypeEntity, MergedImport>();
        foreach (var import in _imports)
            foreach (var type in Types(import.Item.Type)) providers.TryAdd(type, import);
        var ordered = new List<MergedImport>();
        var visited = new HashSet<MergedImport>();
        foreach (var import in _imports) Visit(import);
        return ordered;

        void Visit(MergedImport import)
        {
            if (!visited.Add(import)) return;
            foreach (var mentioned in Mentions.Of(import.Item.Type))
                if (providers.TryGetValue(mentioned, out var provider)) Visit(provider);
            ordered.Add(import);
        }
    }

    /// <summary>Adds an import of a component and binds its types to those of the merged one.</summary>
    public void Add(Part part, NamedItem import)
    {
        var item = part.Matcher.Substitution.Apply(import.Type);
        var known = _imports.Find(i => i.Item.Name.Name == import.Name.Name);
        if (known is null)
        {
            _imports.Add(new MergedImport(import with { Type = item }, [part]));
            return;
        }

        known.Parts.Add(part);
        if (part.Matcher.Check(known.Item.Type, Common(item, known.Item.Type), "imports." + import.Name.Name) is { } mismatch)
        {
            diagnostics.Add(new Diagnostic(DiagnosticCatalogue.ConflictingImports, DiagnosticLocation.File(part.Source.Name),
                $"`{part.Source.Name}` and `{known.Parts[0].Source.Name}` import different things by one name: {mismatch}"));
            return;
        }

        known.Item = known.Item with { Type = Union(known.Item.Type, part.Matcher.Substitution, import.Type) };
    }

    private static ItemType Common(ItemType item, ItemType known) => (item, known) switch
    {
        (InstanceItemType i, InstanceItemType k) => new InstanceItemType(
            new InstanceTypeEntity(new NamedItems([.. i.Instance.Exports.Where(e => k.Instance.Exports.Find(e.Name.Name) is not null)]), [])),
        _ => item,
    };

    private static ItemType Union(ItemType known, TypeSubstitution substitution, ItemType import)
    {
        if (known is not InstanceItemType k || import is not InstanceItemType i) return known;
        var added = i.Instance.Exports.Where(e => k.Instance.Exports.Find(e.Name.Name) is null)
            .Select(e => e with { Type = substitution.Apply(e.Type) }).ToArray();
        return added.Length == 0 ? known : new InstanceItemType(new InstanceTypeEntity(new NamedItems([.. k.Instance.Exports, .. added]), []));
    }

    private static IEnumerable<TypeEntity> Types(ItemType item) => item switch
    {
        TypeItemType type => [type.Type],
        InstanceItemType instance => instance.Instance.Exports.SelectMany(e => Types(e.Type)),
        _ => [],
    };
}

/// <summary>An import of the result.</summary>
internal sealed class MergedImport(NamedItem item, List<Part> parts)
{
    public NamedItem Item { get; set; } = item;

    /// <summary>The components that need it.</summary>
    public List<Part> Parts { get; } = parts;
}

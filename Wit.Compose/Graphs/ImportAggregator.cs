using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Compose.Graphs;

/// <summary>
/// Makes one list of the imports of a composition. Imports of one name, or of versions of which the higher can stand in for the
/// lower, become one; since components are often given only the functions they call, an instance gets the exports that any of
/// them wants. The types that an import uses of another one are imported too.
/// </summary>
internal sealed class ImportAggregator(ICollection<GraphProblem> problems)
{
    private readonly Dictionary<(string Name, string? Track), MergedImport> _byName = [];
    private readonly List<MergedImport> _imports = [];

    public IReadOnlyList<MergedImport> Imports => _imports;

    /// <summary>Adds an import that a node needs.</summary>
    public MergedImport Add(ImportOrigin origin, NamedItem import, GraphNode node)
    {
        if (!origin.Added.TryGetValue(import.Name.Name, out var merged))
        {
            merged = Find(origin, import);
            origin.Added.Add(import.Name.Name, merged);
            AddMentioned(origin, import, import.Type);
            if (import.Type is InstanceItemType instance && CheckInstance(merged, origin, import))
                foreach (var export in instance.Instance.Exports) Merge(merged, origin, import, export);
            else if (import.Type is not InstanceItemType)
                Merge(merged, origin, import);
        }

        if (merged.Nodes.Count == 0 || merged.Nodes[^1] != node) merged.Nodes.Add(node);
        return merged;
    }

    private MergedImport Find(ImportOrigin origin, NamedItem import)
    {
        var name = ExternNameVersion.Of(import.Name);
        var key = name.Version is null ? (import.Name.Name, null) : (name.Unversioned, name.Version.CompatibilityTrack);
        if (_byName.TryGetValue(key, out var known))
        {
            if (name.Version is { } version && version.CompareTo(ExternNameVersion.Of(known.Name).Version) > 0) known.Name = import.Name;
            return known;
        }

        var merged = new MergedImport(import.Name, origin) { IsInstance = import.Type is InstanceItemType };
        _byName.Add(key, merged);
        _imports.Add(merged);
        return merged;
    }

    /// <summary>Sees to it that the types of other imports that an item mentions are imported, each behind those that it mentions itself.</summary>
    private void AddMentioned(ImportOrigin origin, NamedItem? within, ItemType item)
    {
        foreach (var type in Mentions.Of(item))
        {
            if (origin.HomeOf(type) is not { } home || home.Item.Name.Name == within?.Name.Name || !origin.Mentioned.Add(type)) continue;
            if (origin.Added.ContainsKey(home.Item.Name.Name)) continue;
            var merged = Find(origin, home.Item);
            AddMentioned(origin, null, (home.Export ?? home.Item).Type);
            if (home.Export is null) Merge(merged, origin, home.Item);
            else if (CheckInstance(merged, origin, home.Item)) Merge(merged, origin, home.Item, home.Export);
        }
    }

    private void Merge(MergedImport merged, ImportOrigin origin, NamedItem import, NamedItem export)
    {
        if (merged.Find(export.Name.Name) is not { } known) merged.Append(Bind(origin, export), origin);
        else if (origin.Matcher.Check(known.Export.Type, export.Type, $"{GraphNames.Short(import.Name.Name)}.{export.Name}") is { } mismatch)
            Conflict(merged, known.Origin, origin, mismatch);
    }

    private bool CheckInstance(MergedImport merged, ImportOrigin origin, NamedItem import)
    {
        if (merged.IsInstance) return true;
        Conflict(merged, merged.Origin, origin, new TypeMismatch(import.Name.Name, $"expected instance, found {merged.Whole!.Sort.Name()}"));
        return false;
    }

    private void Merge(MergedImport merged, ImportOrigin origin, NamedItem import)
    {
        if (merged.IsInstance)
            Conflict(merged, merged.Origin, origin, new TypeMismatch(import.Name.Name, $"expected {import.Type.Sort.Name()}, found instance"));
        else if (merged.Whole is null)
            merged.Whole = Bind(origin, import).Type;
        else if (origin.Matcher.Check(merged.Whole, import.Type, GraphNames.Short(import.Name.Name)) is { } mismatch)
            MergeOpaque(merged, origin, import, mismatch);
    }

    // Of two components or modules the one that has more and needs less can be both.
    private void MergeOpaque(MergedImport merged, ImportOrigin origin, NamedItem import, TypeMismatch mismatch)
    {
        var item = origin.Matcher.Substitution.Apply(import.Type);
        if (item is ComponentItemType or CoreModuleItemType && new TypeMatcher().Check(item, merged.Whole!) is null) merged.Whole = item;
        else Conflict(merged, merged.Origin, origin, mismatch);
    }

    /// <summary>The item with the types of the composition in place of those of the origin.</summary>
    private static NamedItem Bind(ImportOrigin origin, NamedItem item)
    {
        // A package can be given a resource type by an argument in one instance and leave it open in another, so its own stands for neither.
        var type = item.Type is TypeItemType { Type: ResourceTypeEntity { AliasOf: null } own } && ReferenceEquals(origin.Matcher.Substitution.Apply(own), own)
            ? new TypeItemType(new ResourceTypeEntity(new ResourceType(own.Resource.Name)))
            : origin.Matcher.Substitution.Apply(item.Type);
        // What was rebuilt once has to stay the same object.
        if (type is TypeItemType) origin.Matcher.Check(type, item.Type);
        return item with { Type = type };
    }

    private void Conflict(MergedImport merged, ImportOrigin known, ImportOrigin other, TypeMismatch mismatch)
    {
        var diagnostic = new Diagnostic(DiagnosticCatalogue.UnmergeableImports, DiagnosticLocation.None,
            $"import `{merged.Name}` is needed with two types, by {known.Node.Description.TrimEnd(',')} and by {other.Node.Description.TrimEnd(',')}: {mismatch}")
        { Hint = "give one of them an argument of that name, or build both from one version of the interface" };
        problems.Add(new GraphProblem(diagnostic) { Node = other.Node, Argument = merged.Name.Name, Path = mismatch.Path, Related = [known.Node] });
    }
}

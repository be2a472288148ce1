using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>
/// Checks whether a component fits a world: it imports nothing that the world does not import, exports everything that the world
/// exports, with the same types. All differences are found, each with its path.
/// </summary>
/// <remarks>
/// An interface of another version counts as the same one if the versions are compatible (Explainer.md, "Canonical interface
/// names"), as it does where components are linked; then the types decide.
/// </remarks>
public sealed class TargetCheck
{
    private readonly List<TargetDifference> _differences = [];
    private readonly ResourcePairs _resources = new();

    private TargetCheck() { }

    /// <summary>Compares a component with a world of WIT.</summary>
    /// <returns>The differences; empty when the component fits.</returns>
    public static IReadOnlyList<TargetDifference> Check(ResolvedComponent component, WitWorld world)
    {
        ArgumentNullException.ThrowIfNull(component);
        ArgumentNullException.ThrowIfNull(world);
        return Check(component.Type, TypeOf(world));
    }

    /// <summary>Compares the type of a component with that of a world.</summary>
    /// <returns>The differences; empty when the component fits.</returns>
    public static IReadOnlyList<TargetDifference> Check(ComponentTypeEntity component, ComponentTypeEntity world)
    {
        ArgumentNullException.ThrowIfNull(component);
        ArgumentNullException.ThrowIfNull(world);
        var check = new TargetCheck();
        check._resources.Open(component.ImportedResources);
        check.Imports(component.Imports, world.Imports);
        check._resources.Open(world.DefinedResources);
        check.Exports(component.Exports, world.Exports);
        return check._differences;
    }

    /// <summary>Compares two items of one name, an export with the import that it would satisfy say.</summary>
    /// <param name="found">The item that is there.</param>
    /// <param name="expected">The item that is wanted; it may have less. Resource types that it exports stand for any.</param>
    /// <param name="path">What the paths of the differences start with.</param>
    /// <returns>The differences; empty when the one can stand for the other.</returns>
    public static IReadOnlyList<TargetDifference> Compare(ItemType found, ItemType expected, string path)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(expected);
        var resources = new ResourcePairs();
        // Those of an instance that is imported are the importer's, and stand for what it will be given.
        if (expected is InstanceItemType instance)
            resources.Open(instance.Instance.Exports.Select(e => e.Type).OfType<TypeItemType>().Select(t => t.Type).OfType<ResourceTypeEntity>().Select(r => r.Resource));
        return new ItemComparison(resources, isImport: false).Run(path, found, expected);
    }

    /// <summary>The type of a world: what a component that fits has at most as imports and at least as exports.</summary>
    public static ComponentTypeEntity TypeOf(WitWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var encoded = ComponentResolver.Resolve(WitEncoder.EncodeWorld(world)).Required;
        var type = (ComponentTypeEntity)((TypeItemType)encoded.Exports[0].Type).Type;
        return ((ComponentItemType)type.Exports[0].Type).Component;
    }

    private void Imports(NamedItems component, NamedItems world)
    {
        // Types first, since instances and functions mention them: their resources are paired then.
        var names = new ShortNames(component);
        foreach (var import in component.OrderBy(i => i.Type is TypeItemType ? 0 : 1))
        {
            var path = "imports." + names.Of(import);
            if (Find(import.Name, world) is { } offered)
                Compare(import.Name, path, found: import.Type, expected: offered.Type, isImport: true);
            else
                _differences.Add(new TargetDifference(TargetDifferenceKind.ImportNotOffered, path, $"the world does not offer this {Word(import.Type)}")
                {
                    IsImport = true,
                    Item = import.Name.Name,
                    Hint = Near(import.Name, world, "the world imports"),
                });
        }
    }

    private void Exports(NamedItems component, NamedItems world)
    {
        var names = new ShortNames(world);
        foreach (var export in world)
        {
            var path = "exports." + names.Of(export);
            if (Find(export.Name, component) is { } found)
                Compare(found.Name, path, found.Type, export.Type, isImport: false);
            else
                _differences.Add(new TargetDifference(TargetDifferenceKind.MissingExport, path, $"missing {Word(export.Type)}")
                {
                    Item = export.Name.Name,
                    Hint = Near(export.Name, component, "the component exports"),
                });
        }
    }

    private void Compare(ExternName name, string path, ItemType found, ItemType expected, bool isImport)
    {
        foreach (var difference in new ItemComparison(_resources, isImport).Run(path, found, expected))
            _differences.Add(difference with { IsImport = isImport, Item = name.Name });
    }

    private static NamedItem? Find(ExternName name, NamedItems items)
    {
        if (items.Find(name.Name) is { } same) return same;
        if (ExternNameVersion.Of(name) is not { Version: { } version } wanted) return null;
        return items
            .Select(item => (Item: item, Name: ExternNameVersion.Of(item.Name)))
            .Where(i => i.Name.Unversioned == wanted.Unversioned && i.Name.Version?.CompatibilityTrack == version.CompatibilityTrack)
            .OrderByDescending(i => i.Name.Version)
            .Select(i => i.Item)
            .FirstOrDefault();
    }

    private static string? Near(ExternName name, NamedItems items, string there)
    {
        var wanted = ExternNameVersion.Of(name).Unversioned;
        var others = items.Where(i => ExternNameVersion.Of(i.Name).Unversioned == wanted).Select(i => $"`{i.Name}`").ToArray();
        if (others.Length > 0) return $"{there} {string.Join(", ", others)}, which is not compatible";
        return Suggestion.Nearest(name.Name, items.Select(i => i.Name.Name)) is { } nearest ? $"{there} `{nearest}`" : null;
    }

    internal static string Word(ItemType item) => item switch
    {
        InstanceItemType => "interface",
        FuncItemType => "function",
        TypeItemType { Type: ResourceTypeEntity } => "resource",
        _ => item.Sort.Name(),
    };
}

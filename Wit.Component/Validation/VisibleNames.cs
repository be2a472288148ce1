namespace Wit.Component;

/// <summary>What the imports and exports of a scope have named so far.</summary>
internal sealed class VisibleNames
{
    public NameSet ImportNames { get; } = new();

    public NameSet ExportNames { get; } = new();

    /// <summary>The resource types by the label that they are imported under.</summary>
    public Dictionary<string, TypeEntity> ImportedResources { get; } = [];

    /// <summary>The resource types by the label that they are exported under.</summary>
    public Dictionary<string, TypeEntity> ExportedResources { get; } = [];

    /// <summary>The types that an import may mention.</summary>
    public HashSet<TypeEntity> Imported { get; } = [];

    /// <summary>The types that an export may mention: imported and exported ones.</summary>
    public HashSet<TypeEntity> Exported { get; } = [];

    public void AddImport(ItemType item)
    {
        VisibilityRules.AddTypes(item, Imported);
        VisibilityRules.AddTypes(item, Exported);
    }

    public void AddExport(ItemType item) => VisibilityRules.AddTypes(item, Exported);
}

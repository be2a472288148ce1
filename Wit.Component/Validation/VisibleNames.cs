namespace Wit.Component;

/// <summary>What the imports and exports of a scope have named so far.</summary>
internal sealed class VisibleNames
{
    public NameSet ImportNames => field ??= new NameSet();

    public NameSet ExportNames => field ??= new NameSet();

    /// <summary>The resource types by the label that they are imported under.</summary>
    public Dictionary<string, TypeEntity> ImportedResources => field ??= [];

    /// <summary>The resource types by the label that they are exported under.</summary>
    public Dictionary<string, TypeEntity> ExportedResources => field ??= [];

    /// <summary>The types that an import may mention.</summary>
    public HashSet<TypeEntity> Imported => field ??= [];

    /// <summary>The types that an export may mention: imported and exported ones.</summary>
    public HashSet<TypeEntity> Exported => field ??= [];

    public void AddImport(ItemType item)
    {
        VisibilityRules.AddTypes(item, Imported);
        VisibilityRules.AddTypes(item, Exported);
    }

    public void AddExport(ItemType item) => VisibilityRules.AddTypes(item, Exported);
}

using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>What the imports and exports of a core module mean.</summary>
internal sealed class ModuleUses
{
    /// <summary>The imports by module name and name, in the order in which they are first met; a name that comes twice has a new one here.</summary>
    public OrderedDictionary<string, OrderedDictionary<string, ImportUse>> Imports { get; } = [];

    /// <summary>The exports that have a meaning, by name.</summary>
    public OrderedDictionary<string, ExportUse> Exports { get; } = [];

    /// <summary>The types of all exported functions, with a meaning or without.</summary>
    public Dictionary<string, CoreFuncType> Functions { get; } = [];

    /// <summary>The memory that is imported; null when none is.</summary>
    public CoreMemoryType? ImportedMemory { get; set; }

    public IEnumerable<(string Module, string Name, ImportUse Use)> AllImports =>
        Imports.SelectMany(module => module.Value.Select(import => (module.Key, import.Key, import.Value)));

    public string? Memory => Find(ExportKind.Memory);

    public string? Realloc => Find(ExportKind.Realloc);

    /// <summary>The allocation function for results of imports.</summary>
    public string? ImportRealloc => Find(ExportKind.ImportRealloc) ?? Realloc;

    /// <summary>The allocation function for parameters of exports.</summary>
    public string? ExportRealloc => Find(ExportKind.ExportRealloc) ?? Realloc;

    /// <summary>The allocation function that adapters import.</summary>
    public string? AdapterRealloc => Find(ExportKind.AdapterRealloc) ?? Realloc;

    public string? Find(ExportKind kind)
    {
        foreach (var (name, use) in Exports)
            if (use.Kind == kind) return name;
        return null;
    }

    /// <summary>What belongs to a function: itself, its callback or its post-return function.</summary>
    public (string Name, ExportUse Use)? Find(ExportKind kind, string key, string function)
    {
        foreach (var (name, use) in Exports)
            if (use.Kind == kind && use.Function?.Name == function && use.Item!.ExternName == key) return (name, use);
        return null;
    }

    public string? Destructor(WitTypeDef resource)
    {
        foreach (var (name, use) in Exports)
            if (use.Kind == ExportKind.Destructor && use.Resource == resource) return name;
        return null;
    }
}

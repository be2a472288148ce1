using Wit.Component;

namespace Wit.Compose.Graphs;

/// <summary>An import of the composition while it is put together.</summary>
internal sealed class MergedImport(ExternName name, ImportOrigin origin)
{
    private readonly OrderedDictionary<string, (NamedItem Export, ImportOrigin Origin)> _exports = [];
    private ItemType? _sealed;

    /// <summary>The name with the highest version.</summary>
    public ExternName Name { get; set; } = name;

    /// <summary>Who asked for it first.</summary>
    public ImportOrigin Origin { get; } = origin;

    /// <summary>What needs it.</summary>
    public List<GraphNode> Nodes { get; } = [];

    /// <summary>The type unless it is an instance; null before it is known.</summary>
    public ItemType? Whole { get; set; }

    public bool IsInstance { get; set; }

    /// <summary>The import with all that anything needs of it.</summary>
    public NamedItem Item => new(Name, _sealed ??= Whole ?? new InstanceItemType(new InstanceTypeEntity(new NamedItems([.. _exports.Values.Select(e => e.Export)]), [])));

    public (NamedItem Export, ImportOrigin Origin)? Find(string export) => _exports.TryGetValue(export, out var found) ? found : null;

    public void Append(NamedItem export, ImportOrigin source) => _exports.Add(export.Name.Name, (export, source));
}

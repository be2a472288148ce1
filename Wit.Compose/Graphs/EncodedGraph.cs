using Wit.Component;
using Wit.Component.Building;

namespace Wit.Compose.Graphs;

/// <summary>What of a composition is encoded so far: where each node is, and what type it has in the composition.</summary>
internal sealed class EncodedGraph(int nodeCount)
{
    private readonly (SortIndex Definition, ItemType Type)?[] _nodes = new (SortIndex, ItemType)?[nodeCount];
    private readonly MergedImport?[] _asked = new MergedImport?[nodeCount];
    private readonly Dictionary<(CompositionPackage Package, string Import), MergedImport> _implicit = [];
    private readonly Dictionary<MergedImport, SortIndex> _imports = [];

    public ComponentBuilder Builder { get; } = new();

    public IReadOnlyDictionary<CompositionPackage, ImportOrigin> Origins { get; set; } = new Dictionary<CompositionPackage, ImportOrigin>();

    /// <summary>The imports in order.</summary>
    public IEnumerable<MergedImport> Imports => _imports.Keys;

    public void Import(ImportNode node, MergedImport import) => _asked[node.Index] = import;

    public void Import(InstantiationNode node, NamedItem item, MergedImport import) => _implicit.TryAdd((node.Package, item.Name.Name), import);

    public void Define(MergedImport import, SortIndex definition) => _imports.Add(import, definition);

    public void Define(GraphNode node, SortIndex definition, ItemType type) => _nodes[node.Index] = (definition, type);

    /// <summary>Whether a node could be encoded.</summary>
    public bool Has(GraphNode node) => _nodes[node.Index] is not null;

    public (SortIndex Definition, ItemType Type) this[GraphNode node] => _nodes[node.Index]!.Value;

    public (SortIndex Definition, ItemType Type) this[MergedImport import] => (_imports[import], import.Item.Type);

    public MergedImport ImportOf(ImportNode node) => _asked[node.Index]!;

    public MergedImport ImportOf(InstantiationNode node, NamedItem item) => _implicit[(node.Package, item.Name.Name)];
}

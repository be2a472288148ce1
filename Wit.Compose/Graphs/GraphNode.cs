// The closed hierarchy of what a composition is made of; each kind is small and they are read as one table.
using Wit.Component;

namespace Wit.Compose.Graphs;

/// <summary>A node of a composition: something that an argument can pass and the composition can export.</summary>
public abstract class GraphNode
{
    private protected GraphNode(int index, ItemType type)
    {
        Index = index;
        Type = type;
    }

    /// <summary>The position in <see cref="CompositionGraph.Nodes"/>.</summary>
    public int Index { get; }

    /// <summary>
    /// The type as the package says it that the node comes from: resource types are told apart within one package only, since
    /// which are the same depends on all arguments and is worked out when the graph is encoded.
    /// </summary>
    public ItemType Type { get; }

    /// <summary>The name for debuggers, which has no meaning; null when there is none.</summary>
    public string? Name { get; internal set; }

    /// <summary>The nodes that must be there before this one: the source of an alias, the sources of arguments.</summary>
    public abstract IEnumerable<GraphNode> Dependencies { get; }

    /// <summary>What messages call the node.</summary>
    internal abstract string Description { get; }
}

/// <summary>An import that was asked for.</summary>
public sealed class ImportNode : GraphNode
{
    internal ImportNode(int index, string importName, ItemType type, IReadOnlyList<NamedItem> scope) : base(index, type)
    {
        ImportName = importName;
        Scope = scope;
    }

    /// <summary>The name of the import.</summary>
    public string ImportName { get; }

    /// <summary>The interfaces and types that the type can mention, by the names under which they are imported along with it.</summary>
    public IReadOnlyList<NamedItem> Scope { get; }

    /// <inheritdoc/>
    public override IEnumerable<GraphNode> Dependencies => [];

    internal override string Description => $"import `{ImportName}`";
}

/// <summary>A type that the composition defines and exports.</summary>
public sealed class DefinitionNode : GraphNode
{
    internal DefinitionNode(int index, string exportName, TypeItemType type) : base(index, type) => ExportName = exportName;

    /// <summary>The name of the export.</summary>
    public string ExportName { get; }

    /// <inheritdoc/>
    public override IEnumerable<GraphNode> Dependencies => [];

    internal override string Description => $"type `{ExportName}`";
}

/// <summary>An instance of a package.</summary>
public sealed class InstantiationNode : GraphNode
{
    private readonly OrderedDictionary<string, GraphArgument> _arguments = [];

    internal InstantiationNode(int index, CompositionPackage package) : base(index, package.InstanceType) => Package = package;

    /// <summary>The package.</summary>
    public CompositionPackage Package { get; }

    /// <summary>The arguments in the order in which they were set. Imports of the package that none satisfies are imported by the composition.</summary>
    public IReadOnlyList<GraphArgument> Arguments => _arguments.Values;

    /// <inheritdoc/>
    public override IEnumerable<GraphNode> Dependencies => _arguments.Values.Select(a => a.Source);

    /// <summary>The argument of a name; null when it was not set.</summary>
    public GraphArgument? Argument(string name) => _arguments.GetValueOrDefault(name);

    internal void Add(GraphArgument argument) => _arguments.Add(argument.Name, argument);

    internal override string Description => Name is null ? $"an instance of `{Package}`" : $"`{Name}`, an instance of `{Package}`,";
}

/// <summary>An export of an instance.</summary>
public sealed class AliasNode : GraphNode
{
    internal AliasNode(int index, GraphNode source, NamedItem export) : base(index, export.Type)
    {
        Source = source;
        Export = export;
    }

    /// <summary>The instance.</summary>
    public GraphNode Source { get; }

    /// <summary>The export.</summary>
    public NamedItem Export { get; }

    /// <summary>The node that the chain of aliases starts with.</summary>
    public GraphNode Root => field ??= Source is AliasNode alias ? alias.Root : Source;

    /// <inheritdoc/>
    public override IEnumerable<GraphNode> Dependencies => [Source];

    internal override string Description => $"export `{Export.Name}` of {Root.Description}";
}

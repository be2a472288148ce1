using Wit.Component;

namespace Wit.Compose.Graphs;

/// <summary>
/// A composition of components: packages, what is made of them, and how it is connected.
/// </summary>
/// <remarks>
/// <para>The nodes: an <see cref="ImportNode"/> is an import of the result, a <see cref="DefinitionNode"/> a type that it defines
/// and exports, an <see cref="InstantiationNode"/> an instance of a package, an <see cref="AliasNode"/> an export of an instance.
/// The edges: an alias has its source, an instantiation its arguments. A package's imports without an argument become imports
/// of the result, those of one name and of compatible versions one import.</para>
/// <para>What is wrong when it is said, a name say, is thrown as a <see cref="CompositionException"/> and changes nothing. What
/// depends on the graph as a whole, cycles and the identity of resources, is found by <see cref="Encode"/>.</para>
/// </remarks>
public sealed class CompositionGraph
{
    private readonly List<CompositionPackage> _packages = [];
    private readonly HashSet<string> _packageNames = [];
    private readonly List<GraphNode> _nodes = [];
    private readonly List<GraphExport> _exports = [];
    private readonly Dictionary<string, GraphNode> _exported = [];
    private readonly Dictionary<string, ImportNode> _imports = [];
    private readonly NameSet _importNames = new();
    private readonly NameSet _exportNames = new();

    /// <summary>The packages in the order in which they were added.</summary>
    public IReadOnlyList<CompositionPackage> Packages => _packages;

    /// <summary>The nodes in the order in which they were made.</summary>
    public IReadOnlyList<GraphNode> Nodes => _nodes;

    /// <summary>The exports in the order in which they were made, those of defined types included.</summary>
    public IReadOnlyList<GraphExport> Exports => _exports;

    /// <summary>Adds a package.</summary>
    /// <exception cref="CompositionException">There is one of that name and version (WIT0311).</exception>
    public void AddPackage(CompositionPackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        if (!_packageNames.Add(package.QualifiedName)) throw GraphProblems.PackageTaken(package);
        _packages.Add(package);
    }

    /// <summary>Adds an import. A type of functions, instances or components is imported as a function, instance or component of it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type; the resource types that an interface defines become those of the import.</param>
    /// <param name="scope">
    /// The interfaces and types that the type can mention besides its own, by name; those that it does mention are imported
    /// along with it. See <see cref="CompositionPackage.Items"/>.
    /// </param>
    /// <exception cref="CompositionException">The name is invalid (WIT0310) or taken (WIT0311).</exception>
    public ImportNode Import(string name, ItemType type, IEnumerable<NamedItem>? scope = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(type);
        if (!GraphNames.IsValid(name)) throw GraphProblems.InvalidName("import", name);
        if (_importNames.Add(name) is { } earlier) throw GraphProblems.NameTaken("import", name, earlier, _imports[earlier]);
        var node = Add(new ImportNode(_nodes.Count, name, Promote(type), [.. scope ?? []]));
        _imports.Add(name, node);
        return node;
    }

    /// <summary>Adds an import of the type of a package's export.</summary>
    /// <exception cref="CompositionException">
    /// The name is invalid (WIT0310) or taken (WIT0311), or the package has no such export (WIT0315).
    /// </exception>
    public ImportNode Import(string name, CompositionPackage package, string export)
    {
        ArgumentNullException.ThrowIfNull(package);
        var item = package.Type.Exports.Find(export) ?? throw GraphProblems.UnknownPackageExport(package, export);
        return Import(name, item.Type, package.Items);
    }

    /// <summary>Adds a type, which the composition exports.</summary>
    /// <exception cref="CompositionException">
    /// The name is invalid (WIT0310) or taken (WIT0311), or the type is a resource type, which only a component can define (WIT0316).
    /// </exception>
    public DefinitionNode DefineType(string name, TypeEntity type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type is ResourceTypeEntity) throw GraphProblems.ResourceDefinition(name);
        CheckExport(name);
        var node = Add(new DefinitionNode(_nodes.Count, name, new TypeItemType(type)));
        AddExport(name, node);
        return node;
    }

    /// <summary>Adds an instance of a package, which has to be added first.</summary>
    public InstantiationNode Instantiate(CompositionPackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        if (!_packageNames.Contains(package.QualifiedName)) throw new ArgumentException("the package is not part of the graph", nameof(package));
        return Add(new InstantiationNode(_nodes.Count, package));
    }

    /// <summary>Adds an export of an instance.</summary>
    /// <exception cref="CompositionException">The node is no instance (WIT0316), or it has no such export (WIT0315).</exception>
    public AliasNode Alias(GraphNode instance, string export)
    {
        CheckOwn(instance);
        if (instance.Type is not InstanceItemType type) throw GraphProblems.NotAnInstance(instance, export);
        var item = type.Instance.Exports.Find(export) ?? throw GraphProblems.UnknownExport(instance, type.Instance.Exports, export);
        return Add(new AliasNode(_nodes.Count, instance, item));
    }

    /// <summary>Gives an instantiation an argument.</summary>
    /// <param name="source">What satisfies the import.</param>
    /// <param name="instantiation">The instantiation.</param>
    /// <param name="name">The name of the import.</param>
    /// <exception cref="CompositionException">
    /// The node is no instantiation (WIT0316), its package has no such import (WIT0312), the argument was set before (WIT0313), it
    /// does not fit (WIT0314), or it comes from the instantiation itself (WIT0319).
    /// </exception>
    public void SetArgument(GraphNode source, GraphNode instantiation, string name)
    {
        CheckOwn(source);
        CheckOwn(instantiation);
        if (instantiation is not InstantiationNode target) throw GraphProblems.NotAnInstantiation(instantiation, name);
        var import = target.Package.Type.Imports.Find(name) ?? throw GraphProblems.UnknownArgument(target, name);
        if (target.Argument(name) is { } earlier) throw GraphProblems.ArgumentSetTwice(target, earlier);
        if (source == target || (source is AliasNode alias && alias.Root == target)) throw GraphProblems.Cycle([target, source]);
        if (ArgumentCheck.Check(source, target, import) is { } problem) throw new CompositionException(problem);
        target.Add(new GraphArgument(name, source));
    }

    /// <summary>Exports a node.</summary>
    /// <exception cref="CompositionException">The name is invalid (WIT0310) or taken (WIT0311).</exception>
    public void Export(GraphNode node, string name)
    {
        CheckOwn(node);
        CheckExport(name);
        AddExport(name, node);
    }

    /// <summary>Names a node for debuggers.</summary>
    public void Name(GraphNode node, string name)
    {
        CheckOwn(node);
        node.Name = name;
    }

    /// <summary>The node that is exported by a name; null when there is none.</summary>
    public GraphNode? FindExport(string name) => _exported.GetValueOrDefault(name);

    /// <summary>The import that was asked for by a name; null when there is none.</summary>
    public ImportNode? FindImport(string name) => _imports.GetValueOrDefault(name);

    /// <summary>Encodes the composition as a component. What is wrong is in the result; nothing is thrown.</summary>
    public EncodeResult Encode(EncodeOptions? options = null, CancellationToken cancellationToken = default) =>
        CompositionEncoder.Encode(this, options ?? new EncodeOptions(), cancellationToken);

    private T Add<T>(T node) where T : GraphNode
    {
        _nodes.Add(node);
        return node;
    }

    private void CheckOwn(GraphNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (node.Index >= _nodes.Count || _nodes[node.Index] != node) throw new ArgumentException("the node is not part of the graph", nameof(node));
    }

    private void CheckExport(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!GraphNames.IsValid(name)) throw GraphProblems.InvalidName("export", name);
        if (_exportNames.Add(name) is { } earlier) throw GraphProblems.NameTaken("export", name, earlier, _exported[earlier]);
    }

    private void AddExport(string name, GraphNode node)
    {
        _exports.Add(new GraphExport(name, node));
        _exported.Add(name, node);
    }

    private static ItemType Promote(ItemType type) => type switch
    {
        TypeItemType { Type: FuncTypeEntity function } => new FuncItemType(function),
        TypeItemType { Type: InstanceTypeEntity instance } => new InstanceItemType(instance),
        TypeItemType { Type: ComponentTypeEntity component } => new ComponentItemType(component),
        _ => type,
    };
}

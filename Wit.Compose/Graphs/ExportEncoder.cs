using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Compose.Graphs;

/// <summary>
/// Encodes the exports. An export can only mention types that the composition imports or exports by name, and a resource type is
/// of use only with the interface that has its functions; so interfaces of instances that have such types are exported too.
/// </summary>
internal sealed class ExportEncoder(CompositionGraph graph, EncodedGraph encoded, EncodeOptions options, ICollection<GraphProblem> problems)
{
    private readonly HashSet<TypeEntity> _named = [];
    private readonly HashSet<ResourceType> _resources = [];
    private readonly HashSet<GraphExport> _exported = [];
    private readonly List<string> _added = [];
    private readonly HashSet<string> _addedNames = [];
    private readonly Dictionary<(GraphNode Instance, string Export), GraphExport> _asked = [];
    private Dictionary<TypeEntity, TypeProvider>? _providers;
    private Dictionary<ResourceType, TypeProvider>? _resourceProviders;

    /// <summary>The interfaces that were exported along.</summary>
    public IReadOnlyList<string> Added => _added;

    public void Encode()
    {
        foreach (var import in encoded.Imports) AddNames(import.Item);
        foreach (var export in graph.Exports)
        {
            if (export.Node is DefinitionNode) AddNames(new NamedItem(new ExternName(export.Name), export.Node.Type));
            if (export.Node is AliasNode alias) _asked.TryAdd((alias.Source, alias.Export.Name.Name), export);
        }

        foreach (var export in graph.Exports)
            if (export.Node is not DefinitionNode) Export(export);
    }

    private void Export(GraphExport export)
    {
        if (!_exported.Add(export)) return;
        var (definition, type) = encoded[export.Node];
        if (options.ExportProviders) Provide(new NamedItem(new ExternName(export.Name), type));
        if (VisibilityRules.Allowed(type, _named)) Export(new ExternName(export.Name), definition, type);
        else Unnamed(export, type);
    }

    private void Export(ExternName name, SortIndex definition, ItemType type)
    {
        encoded.Builder.Export(name, definition, type);
        if (type is InstanceItemType instance) encoded.Builder.NameExport(instance);
        AddNames(new NamedItem(name, type));
    }

    private void AddNames(NamedItem item)
    {
        VisibilityRules.AddTypes(item.Type, _named);
        foreach (var (type, _) in ImportOrigin.TypesOf(item))
            if (type is ResourceTypeEntity resource) _resources.Add(resource.Resource);
    }

    /// <summary>Exports the interfaces whose types an export mentions, if nothing else names those types.</summary>
    private void Provide(NamedItem item)
    {
        var isAllowed = VisibilityRules.Allowed(item.Type, _named);
        foreach (var type in Mentions.Of(item.Type))
        {
            var isNeeded = type is ResourceTypeEntity resource ? !_resources.Contains(resource.Resource) : !isAllowed && !_named.Contains(type);
            if (!isNeeded || ProviderOf(type) is not { } provider || provider.Item.Name.Name == item.Name.Name) continue;
            Provide(provider);
            isAllowed = isAllowed || VisibilityRules.Allowed(item.Type, _named);
        }
    }

    private void Provide(TypeProvider provider)
    {
        // It may be asked for, only later.
        if (_asked.TryGetValue((provider.Node, provider.Item.Name.Name), out var asked))
        {
            Export(asked);
            return;
        }

        var name = provider.Item.Name;
        if (graph.FindExport(name.Name) is not null || !GraphNames.IsValid(name.Name) || !_addedNames.Add(name.Name)) return;
        _added.Add(name.Name);
        Provide(provider.Item);
        if (!VisibilityRules.Allowed(provider.Item.Type, _named)) return;
        var instance = new InstanceIndex(encoded[provider.Node].Definition.Index);
        Export(name, encoded.Builder.Alias(instance, name.Name, provider.Item.Type.Sort), provider.Item.Type);
    }

    private TypeProvider? ProviderOf(TypeEntity type)
    {
        if (_providers is null) FindProviders();
        return type is ResourceTypeEntity resource ? _resourceProviders!.GetValueOrDefault(resource.Resource) : _providers!.GetValueOrDefault(type);
    }

    private void FindProviders()
    {
        _providers = [];
        _resourceProviders = [];
        foreach (var node in graph.Nodes)
        {
            if (node is not InstantiationNode) continue;
            foreach (var item in ((InstanceItemType)encoded[node].Type).Instance.Exports)
            {
                foreach (var (type, _) in ImportOrigin.TypesOf(item))
                {
                    var provider = new TypeProvider(node, item);
                    _providers.TryAdd(type, provider);
                    if (type is ResourceTypeEntity resource) _resourceProviders.TryAdd(resource.Resource, provider);
                }
            }
        }
    }

    private void Unnamed(GraphExport export, ItemType type)
    {
        var missing = Mentions.Of(type).FirstOrDefault(t => !_named.Contains(t) && ProviderOf(t) is not null);
        var provider = missing is null ? null : ProviderOf(missing);
        problems.Add(GraphProblems.Make(DiagnosticCatalogue.UnnamedExportType,
            $"export `{export.Name}` mentions a type that the composition neither imports nor exports", export.Node,
            provider is null ? null : $"export `{provider.Item.Name}` of {provider.Node.Description.TrimEnd(',')} as well") with
        { Related = provider is null ? [] : [provider.Node] });
    }

    /// <summary>An instance and its export that has a type.</summary>
    private sealed record TypeProvider(GraphNode Node, NamedItem Item);
}

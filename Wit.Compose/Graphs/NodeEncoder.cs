using System.Diagnostics;
using Wit.Component;
using Wit.Component.Building;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Compose.Graphs;

/// <summary>Encodes the nodes one by one, each behind those it depends on.</summary>
internal sealed class NodeEncoder(EncodedGraph encoded, EncodeOptions options, ICollection<GraphProblem> problems)
{
    private readonly Dictionary<CompositionPackage, ComponentIndex?> _components = [];
    private readonly Dictionary<ResourceType, GraphNode> _makers = [];

    private ComponentBuilder Builder => encoded.Builder;

    public void Encode(GraphNode node)
    {
        switch (node)
        {
            case ImportNode import:
                var (definition, type) = encoded[encoded.ImportOf(import)];
                encoded.Define(node, definition, type);
                break;
            case DefinitionNode definedType: Define(definedType); break;
            case InstantiationNode instantiation: Instantiate(instantiation); break;
            case AliasNode alias: Alias(alias); break;
            default: throw new UnreachableException();
        }
    }

    private void Define(DefinitionNode node)
    {
        var item = (TypeItemType)node.Type;
        try
        {
            var index = item.Type is ComponentTypeEntity component ? Builder.Define(TypeScopeBuilder.ComponentType(component, null)) : Builder.Index(item.Type);
            var exported = Builder.Export(new ExternName(node.ExportName), new SortIndex(Sort.Type, index.Value), item);
            encoded.Define(node, exported, item);
        }
        catch (UnknownResourceException exception)
        {
            problems.Add(GraphProblems.Make(DiagnosticCatalogue.UnnamedExportType,
                $"type `{node.ExportName}` mentions the resource type `{exception.Resource.Name}`, which the composition does not have", node));
        }
    }

    private void Alias(AliasNode node)
    {
        if (!encoded.Has(node.Source)) return;
        var (source, type) = encoded[node.Source];
        var item = ((InstanceItemType)type).Instance.Exports.Find(node.Export.Name.Name)!;
        var definition = Builder.Alias(new InstanceIndex(source.Index), item.Name.Name, item.Type.Sort);
        Builder.Name(item.Type, definition.Index);
        encoded.Define(node, definition, item.Type);
    }

    private void Instantiate(InstantiationNode node)
    {
        var package = node.Package;
        if (Component(node) is not { } component) return;
        var matcher = new TypeMatcher();
        matcher.Open(package.Type.ImportedResources);
        var arguments = new InstantiationArgument[package.Type.Imports.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            var import = package.Type.Imports[i];
            if (Given(node, import) is not { } given) return;
            if (matcher.Check(given.Type, import.Type) is { } mismatch)
            {
                problems.Add(ResourceProblems.Explain(node, import, mismatch, _makers, encoded.Imports));
                return;
            }

            arguments[i] = new InstantiationArgument(import.Name.Name, given.Definition);
        }

        var made = new List<ResourceType>();
        matcher.Substitution.Freshen(package.Type.DefinedResources, made);
        foreach (var resource in made) _makers.Add(resource, node);
        var exports = matcher.Substitution.Apply(package.Type.Exports);
        var type = ReferenceEquals(exports, package.Type.Exports) ? package.InstanceType : new InstanceItemType(new InstanceTypeEntity(exports, []));
        var index = Builder.Instantiate(component, arguments);
        Builder.Name(type, index.Value);
        encoded.Define(node, new SortIndex(Sort.Instance, index.Value), type);
    }

    /// <summary>What an import of an instantiation gets; null when it comes from a node that is wrong itself.</summary>
    private (SortIndex Definition, ItemType Type)? Given(InstantiationNode node, NamedItem import)
    {
        if (node.Argument(import.Name.Name) is { } argument) return encoded.Has(argument.Source) ? encoded[argument.Source] : null;
        if (DerivedArgument.Find(node, encoded.Origins[node.Package], import) is not { } derived) return encoded[encoded.ImportOf(node, import)];
        if (!encoded.Has(derived.Argument.Source)) return null;
        var (instance, type) = encoded[derived.Argument.Source];
        var export = ((InstanceItemType)type).Instance.Exports.Find(derived.Export.Name.Name)!;
        return (Builder.Alias(new InstanceIndex(instance.Index), export.Name.Name, Sort.Type), export.Type);
    }

    /// <summary>Embeds or imports a package, once.</summary>
    private ComponentIndex? Component(InstantiationNode node)
    {
        var package = node.Package;
        if (_components.TryGetValue(package, out var known)) return known;
        return _components[package] = options.ImportDependencies ? Import(node) : Embed(node);
    }

    private ComponentIndex? Embed(InstantiationNode node)
    {
        if (node.Package.Binary is { } binary) return Builder.Embed(binary);
        problems.Add(GraphProblems.Make(DiagnosticCatalogue.UnusablePackage,
            $"package `{node.Package}` cannot be embedded, since only its type is known", node, "give the component itself, or import the packages"));
        return null;
    }

    private ComponentIndex? Import(InstantiationNode node)
    {
        if (GraphNames.OfDependency(node.Package) is { } name) return Builder.ImportComponent(new ExternName(name), PackageTypes.Closed(node.Package.Type));
        problems.Add(GraphProblems.Make(DiagnosticCatalogue.UnusablePackage,
            $"package `{node.Package}` cannot be imported by that name", node, "packages that are imported are called `namespace:name`"));
        return null;
    }
}

using Wit.Component;
using Wit.Component.Building;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Compose;

/// <summary>
/// Writes a composition: embedded components, merged imports, instances of the plugs, the instance of the socket, exports.
/// The types are worked out alongside, so that what does not fit is said in the user's terms before anything is written.
/// </summary>
internal sealed class PlugComposition(
    Part socket, IReadOnlyList<Part> plugs, IReadOnlyList<PlugLink> links, IReadOnlyList<MergedImport> imports, ICollection<Diagnostic> diagnostics)
{
    private readonly ComponentBuilder _builder = new();
    private readonly Dictionary<string, (SortIndex Definition, ItemType Type)> _imported = [];
    private readonly Dictionary<Part, (InstanceIndex Index, NamedItems Exports)> _instances = [];

    /// <summary>The binary; null when something does not fit.</summary>
    public byte[]? Build()
    {
        if (!ImportAll()) return null;
        var embedded = new Dictionary<Part, ComponentIndex>();
        foreach (var part in (Part[])[.. plugs, socket]) embedded[part] = _builder.Embed(part.Component.Binary);
        foreach (var plug in plugs) Instantiate(plug, embedded[plug], []);
        var connected = Connect();
        if (diagnostics.Count > 0) return null;
        Instantiate(socket, embedded[socket], connected);
        ExportAll();
        return ComponentWriter.Write(_builder.Build());
    }

    private bool ImportAll()
    {
        foreach (var import in imports)
        {
            try
            {
                _imported[import.Item.Name.Name] = (_builder.Import(import.Item), import.Item.Type);
            }
            catch (UnknownResourceException exception)
            {
                diagnostics.Add(new Diagnostic(DiagnosticCatalogue.UnreachableResource, DiagnosticLocation.File(import.Parts[0].Source.Name),
                    $"import `{import.Item.Name}` uses the resource type `{exception.Resource.Name}`, which a plug provides; an import of the result cannot")
                { Hint = $"plug in a component that exports `{import.Item.Name}` as well" });
            }
        }

        return diagnostics.Count == 0;
    }

    /// <summary>Checks the plugs' exports against the socket's imports and gives the arguments.</summary>
    private List<InstantiationArgument> Connect()
    {
        var arguments = new List<InstantiationArgument>();
        foreach (var import in socket.Component.Imports)
        {
            if (links.FirstOrDefault(l => l.Import == import) is not { } link) continue;
            var (index, exports) = _instances[link.Plug];
            var export = exports.Find(link.Export.Name.Name)!;
            if (socket.Matcher.Check(export.Type, import.Type, "exports." + ShortName(link.Export.Name.Name)) is { } mismatch)
                diagnostics.Add(new Diagnostic(DiagnosticCatalogue.CompositionTypeMismatch, DiagnosticLocation.File(link.Plug.Source.Name),
                    $"`{link.Plug.Source.Name}` does not fit import `{import.Name}` of `{socket.Source.Name}`: {mismatch}"));
            else
                arguments.Add(new InstantiationArgument(import.Name.Name, _builder.Alias(index, export.Name.Name, export.Type.Sort)));
        }

        return arguments;
    }

    private void Instantiate(Part part, ComponentIndex component, List<InstantiationArgument> connected)
    {
        var remaining = part.Remaining.Select(i => new InstantiationArgument(i.Name.Name, _imported[i.Name.Name].Definition));
        var index = _builder.Instantiate(component, [.. remaining, .. connected]);
        foreach (var import in part.Remaining) part.Matcher.Check(_imported[import.Name.Name].Type, import.Type);
        part.Matcher.Substitution.Freshen(part.Component.Type.DefinedResources, new HashSet<ResourceType>());
        var exports = part.Matcher.Substitution.Apply(part.Component.Exports);
        _instances[part] = (index, exports);
        _builder.Name(new InstanceItemType(new InstanceTypeEntity(exports, [])), index.Value);
    }

    private void ExportAll()
    {
        var (index, exports) = _instances[socket];
        ExportProviders(exports);
        foreach (var export in exports)
            _builder.Export(export.Name, _builder.Alias(index, export.Name.Name, export.Type.Sort), export.Type);
    }

    /// <summary>
    /// An export can only mention types that the result imports or exports by name; where the socket's exports mention types of
    /// a plug, the interface that has them is exported as well.
    /// </summary>
    private void ExportProviders(NamedItems exports)
    {
        var mentioned = new HashSet<TypeEntity>();
        foreach (var export in exports) mentioned.UnionWith(Mentions.Of(export.Type));
        foreach (var link in links)
        {
            var (index, plugExports) = _instances[link.Plug];
            if (plugExports.Find(link.Export.Name.Name) is not { Type: InstanceItemType instance } provider) continue;
            if (exports.Find(provider.Name.Name) is not null || !instance.Instance.Exports.Any(e => e.Type is TypeItemType t && mentioned.Contains(t.Type))) continue;
            var alias = _builder.Alias(index, provider.Name.Name, Sort.Instance);
            _builder.Export(provider.Name, alias, instance);
            _builder.NameExport(instance);
        }
    }

    private static string ShortName(string name)
    {
        var start = name.LastIndexOf('/') + 1;
        var end = name.IndexOf('@', start);
        return end < 0 ? name[start..] : name[start..end];
    }
}

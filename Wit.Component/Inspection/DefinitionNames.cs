using Wit.Model.Types;

namespace Wit.Component.Inspection;

/// <summary>What definitions of a component are known as: by what they were imported, aliased or exported under.</summary>
internal sealed class DefinitionNames(ResolvedComponent component)
{
    public string CoreFunction(CoreFuncIndex index) => component.CoreFunctions[(int)index.Value].Origin switch
    {
        CoreExportAlias alias => alias.Name,
        CanonDefinition canon => CanonNames.Of(canon),
        _ => FormattableString.Invariant($"core func {index.Value}"),
    };

    public string Function(FuncIndex index) => component.Functions[(int)index.Value].Origin switch
    {
        ImportDefinition import => import.Name.Name,
        ExportDefinition export => export.Name.Name,
        ExportAlias alias => $"{Instance(alias.Instance)}#{alias.Name}",
        CanonLift lift => CoreFunction(lift.Function),
        _ => FormattableString.Invariant($"func {index.Value}"),
    };

    public string Type(TypeIndex index)
    {
        var definition = component.Types[(int)index.Value];
        return definition.Origin switch
        {
            ImportDefinition import => import.Name.Name,
            ExportDefinition export => export.Name.Name,
            ExportAlias alias => $"{Instance(alias.Instance)}#{alias.Name}",
            _ => definition.Type switch
            {
                ValueTypeEntity { Size: <= 16 } value => value.Type.ToString(),
                ResourceTypeEntity { Resource: var resource } when Export(resource) is { } exported => exported,
                _ => FormattableString.Invariant($"type {index.Value}"),
            },
        };
    }

    // A resource that the component defines is known by what it is exported as, later on.
    private string? Export(ResourceType resource)
    {
        foreach (var export in component.Exports)
        {
            if (export.Type is TypeItemType { Type: ResourceTypeEntity own } && own.Resource == resource) return export.Name.Name;
            if (export.Type is not InstanceItemType { Instance: var instance }) continue;
            if (instance.Exports.FirstOrDefault(e => e.Type is TypeItemType { Type: ResourceTypeEntity inner } && inner.Resource == resource) is { } found)
                return $"{export.Name.Name}#{found.Name.Name}";
        }

        return null;
    }

    private string Instance(InstanceIndex index) => component.Instances[(int)index.Value].Origin switch
    {
        ImportDefinition import => import.Name.Name,
        ExportDefinition export => export.Name.Name,
        ExportAlias alias => $"{Instance(alias.Instance)}/{alias.Name}",
        _ => FormattableString.Invariant($"instance {index.Value}"),
    };
}

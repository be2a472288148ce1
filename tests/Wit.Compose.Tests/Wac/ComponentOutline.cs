using System.Globalization;
using System.Text;
using Wit.Component;

namespace Wit.Compose.Tests.Wac;

/// <summary>A component's imports, instances and exports as text that leaves out indices, so that two encoders can be compared.</summary>
internal static class ComponentOutline
{
    public static string Of(byte[] bytes)
    {
        var component = ComponentValidator.Validate(bytes).Required;
        var text = new StringBuilder();
        foreach (var import in component.Imports.OrderBy(i => i.Name.Name, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"import {import.Name}: {Type(import.Type, 0)}\n");
        foreach (var instance in component.Instances)
            if (instance.Origin is ComponentInstanceDefinition made) text.Append(CultureInfo.InvariantCulture, $"instance {Names(made)} {Type(new InstanceItemType(instance.Type), 0)}\n");
        foreach (var export in component.Exports) text.Append(CultureInfo.InvariantCulture, $"export {export.Name}: {Type(export.Type, 0)}\n");
        return text.ToString();
    }

    private static string Names(ComponentInstanceDefinition made) => made switch
    {
        ComponentInstantiation instantiate => string.Join(' ', instantiate.Arguments.Select(a => a.Name)),
        _ => "of exports",
    };

    private static string Type(ItemType item, int depth)
    {
        if (depth > 6) return "...";
        return item switch
        {
            FuncItemType function => function.Type.ToString(),
            InstanceItemType instance => $"instance {{ {Items(instance.Instance.Exports, depth)} }}",
            ComponentItemType component => Component(component.Component, depth),
            TypeItemType { Type: ComponentTypeEntity component } => "type " + Component(component, depth),
            TypeItemType { Type: InstanceTypeEntity instance } => $"type instance {{ {Items(instance.Exports, depth)} }}",
            TypeItemType { Type: FuncTypeEntity function } => "type " + function.Type,
            TypeItemType { Type: ResourceTypeEntity resource } => resource.AliasOf is null ? "resource" : "same resource",
            TypeItemType { Type: ValueTypeEntity value } => "type " + value.Type,
            _ => item.Sort.ToString(),
        };
    }

    private static string Component(ComponentTypeEntity component, int depth) =>
        $"component {{ import {Items(component.Imports, depth)}; export {Items(component.Exports, depth)} }}";

    private static string Items(NamedItems items, int depth) => string.Join(", ", items.Select(i => $"{i.Name}: {Type(i.Type, depth + 1)}"));
}

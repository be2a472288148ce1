using Wit.Component;

namespace Wit.Compose.Tests.Graphs;

/// <summary>A composed component as lines, to compare two without regard to the numbers of their definitions.</summary>
internal static class GraphStructure
{
    /// <summary>Imports, instances and exports in order. What instances are given is sorted by name, since its order means nothing.</summary>
    public static IReadOnlyList<string> Of(ResolvedComponent component)
    {
        var lines = new List<string>();
        foreach (var item in component.Binary.Items)
        {
            switch (item)
            {
                case ImportDefinition import:
                    lines.Add($"import {import.Name} {Names(component.Imports.First(i => i.Name == import.Name).Type)}");
                    break;
                case ComponentInstantiation instantiation:
                    var arguments = instantiation.Arguments.OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => $"{a.Name}={Describe(component, a.Definition)}");
                    lines.Add($"instantiate {Describe(component, new SortIndex(Sort.Component, instantiation.Component.Value))} {string.Join(", ", arguments)}");
                    break;
                case ExportDefinition export:
                    lines.Add($"export {export.Name} {Describe(component, export.Definition)}");
                    break;
                case CustomSection { Name: "component-name" } names:
                    lines.Add($"names {Convert.ToHexString(names.Data.Span)}");
                    break;
                default: break;
            }
        }

        return lines;
    }

    private static string Names(ItemType type) => type switch
    {
        InstanceItemType instance => $"{{{string.Join(", ", instance.Instance.Exports.Select(e => e.Name.Name))}}}",
        ComponentItemType component =>
            $"[{string.Join(", ", component.Component.Imports.Select(e => e.Name.Name))} -> {string.Join(", ", component.Component.Exports.Select(e => e.Name.Name))}]",
        _ => type.Sort.Name(),
    };

    private static string Describe(ResolvedComponent component, SortIndex definition)
    {
        var origin = definition.Sort switch
        {
            Sort.Func => component.Functions[(int)definition.Index].Origin,
            Sort.Type => component.Types[(int)definition.Index].Origin,
            Sort.Instance => component.Instances[(int)definition.Index].Origin,
            Sort.Component => component.Components[(int)definition.Index].Origin,
            _ => throw new NotSupportedException(definition.Sort.Name()),
        };
        return origin switch
        {
            ImportDefinition import => import.Name.Name,
            ExportAlias alias => $"{Describe(component, new SortIndex(Sort.Instance, alias.Instance.Value))}.{alias.Name}",
            ComponentInstantiation => $"instance {component.Instances.TakeWhile(i => !ReferenceEquals(i.Origin, origin)).Count(i => i.Origin is ComponentInstantiation)}",
            ExportDefinition export => $"export {export.Name}",
            _ => definition.Sort.Name(),
        };
    }
}

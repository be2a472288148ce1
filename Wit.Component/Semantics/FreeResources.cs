using Wit.Model.Types;

namespace Wit.Component;

/// <summary>Finds the resource types that a type mentions and does not itself stand for "any".</summary>
internal static class FreeResources
{
    public static bool Any(TypeEntity type) => Of(type).Count > 0;

    public static HashSet<ResourceType> Of(TypeEntity type)
    {
        var found = new HashSet<ResourceType>();
        var bound = new HashSet<ResourceType>();
        Visit(type, found, bound, []);
        found.ExceptWith(bound);
        return found;
    }

    private static void Visit(TypeEntity? type, HashSet<ResourceType> found, HashSet<ResourceType> bound, HashSet<TypeEntity> visited)
    {
        if (type is null || !visited.Add(type)) return;
        switch (type)
        {
            case ResourceTypeEntity resource: found.Add(resource.Resource); break;
            case ValueTypeEntity value:
                foreach (var operand in value.Operands) Visit(operand, found, bound, visited);
                break;
            case FuncTypeEntity function:
                foreach (var parameter in function.Parameters) Visit(parameter, found, bound, visited);
                Visit(function.Result, found, bound, visited);
                break;
            case InstanceTypeEntity instance:
                bound.UnionWith(instance.BoundResources);
                foreach (var export in instance.Exports) Visit(export.Type.Entity, found, bound, visited);
                break;
            case ComponentTypeEntity component:
                bound.UnionWith(component.ImportedResources);
                bound.UnionWith(component.DefinedResources);
                foreach (var import in component.Imports) Visit(import.Type.Entity, found, bound, visited);
                foreach (var export in component.Exports) Visit(export.Type.Entity, found, bound, visited);
                break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }
}

using Wit.Component;

namespace Wit.Compose;

/// <summary>Every type that an item mentions, what aliases stand for included.</summary>
internal static class Mentions
{
    public static HashSet<TypeEntity> Of(ItemType item)
    {
        var found = new HashSet<TypeEntity>();
        Visit(item.Entity, found);
        return found;
    }

    private static void Visit(TypeEntity? type, HashSet<TypeEntity> found)
    {
        // Every instance that hands a type on can give it another name, so these chains are as long as a composition.
        for (; type is not null && found.Add(type); type = type.AliasOf) VisitParts(type, found);
    }

    private static void VisitParts(TypeEntity type, HashSet<TypeEntity> found)
    {
        switch (type)
        {
            case ValueTypeEntity value:
                foreach (var operand in value.Operands) Visit(operand, found);
                break;
            case FuncTypeEntity function:
                foreach (var parameter in function.Parameters) Visit(parameter, found);
                Visit(function.Result, found);
                break;
            case InstanceTypeEntity instance:
                foreach (var export in instance.Exports) Visit(export.Type.Entity, found);
                break;
            case ComponentTypeEntity component:
                foreach (var import in component.Imports) Visit(import.Type.Entity, found);
                foreach (var export in component.Exports) Visit(export.Type.Entity, found);
                break;
            default: break;
        }
    }
}

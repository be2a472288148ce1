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
        if (type is null || !found.Add(type)) return;
        Visit(type.AliasOf, found);
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

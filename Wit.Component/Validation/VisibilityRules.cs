namespace Wit.Component;

/// <summary>Which types an import or export may mention (Explainer.md, "External Visibility of Types").</summary>
internal static class VisibilityRules
{
    public static bool Allowed(ItemType item, HashSet<TypeEntity> named)
    {
        switch (item)
        {
            case FuncItemType function: return Allowed(function.Function, named);
            case ValueItemType value: return IsNamed(value.Value, named);
            case TypeItemType { Type: ValueTypeEntity value }: return value.AliasOf is not null && named.Contains(value.AliasOf) || value.Operands.All(o => IsNamed(o, named));
            case TypeItemType { Type: FuncTypeEntity function }: return Allowed(function, named);
            // An instance type gives no names: what it exports has a name in its instances only.
            case TypeItemType { Type: InstanceTypeEntity instanceType }: return AllowedInType(instanceType, named);
            case InstanceItemType instance:
                var inside = new HashSet<TypeEntity>(named);
                AddTypes(item, inside);
                return instance.Instance.Exports.All(e => Allowed(e.Type, inside));
            default: return true;
        }
    }

    /// <summary>Adds the types that an import or export gives a name to.</summary>
    public static void AddTypes(ItemType item, HashSet<TypeEntity> named)
    {
        if (item is TypeItemType type) named.Add(type.Type);
        if (item is not InstanceItemType instance) return;
        foreach (var export in instance.Instance.Exports) AddTypes(export.Type, named);
    }

    private static bool AllowedInType(InstanceTypeEntity type, HashSet<TypeEntity> named) =>
        type.Exports.All(e => e.Type is InstanceItemType inner ? AllowedInType(inner.Instance, named) : Allowed(e.Type, named));

    private static bool Allowed(FuncTypeEntity function, HashSet<TypeEntity> named) =>
        function.Parameters.All(p => IsNamed(p, named)) && (function.Result is null || IsNamed(function.Result, named));

    private static bool IsNamed(TypeEntity type, HashSet<TypeEntity> named)
    {
        if (named.Contains(type)) return true;
        return type is ValueTypeEntity { Syntax: not (RecordDefType or VariantDefType or FlagsDefType or EnumDefType) } value
            && value.Operands.All(o => IsNamed(o, named));
    }
}

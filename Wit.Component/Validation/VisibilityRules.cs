namespace Wit.Component;

/// <summary>Which types an import or export may mention (Explainer.md, "External Visibility of Types").</summary>
internal static class VisibilityRules
{
    public static bool Allowed(ItemType item, HashSet<TypeEntity> named)
    {
        // What an instance exports, its functions may mention. Kept beside the names of the scope, which can be many.
        var inside = new HashSet<TypeEntity>();
        if (item is InstanceItemType) AddTypes(item, inside);
        return Allowed(item, named, inside);
    }

    /// <summary>Adds the types that an import or export gives a name to.</summary>
    public static void AddTypes(ItemType item, HashSet<TypeEntity> named)
    {
        if (item is TypeItemType type) named.Add(type.Type);
        if (item is not InstanceItemType instance) return;
        foreach (var export in instance.Instance.Exports) AddTypes(export.Type, named);
    }

    private static bool Allowed(ItemType item, HashSet<TypeEntity> named, HashSet<TypeEntity> inside) => item switch
    {
        FuncItemType function => Allowed(function.Function, named, inside),
        ValueItemType value => IsNamed(value.Value, named, inside),
        TypeItemType { Type: ValueTypeEntity value } =>
            (value.AliasOf is { } target && (named.Contains(target) || inside.Contains(target))) || value.Operands.All(o => IsNamed(o, named, inside)),
        TypeItemType { Type: FuncTypeEntity function } => Allowed(function, named, inside),
        // An instance type gives no names: what it exports has a name in its instances only.
        TypeItemType { Type: InstanceTypeEntity type } => AllowedInType(type, named, inside),
        InstanceItemType instance => instance.Instance.Exports.All(e => Allowed(e.Type, named, inside)),
        _ => true,
    };

    private static bool AllowedInType(InstanceTypeEntity type, HashSet<TypeEntity> named, HashSet<TypeEntity> inside) =>
        type.Exports.All(e => e.Type is InstanceItemType inner ? AllowedInType(inner.Instance, named, inside) : Allowed(e.Type, named, inside));

    private static bool Allowed(FuncTypeEntity function, HashSet<TypeEntity> named, HashSet<TypeEntity> inside) =>
        function.Parameters.All(p => IsNamed(p, named, inside)) && (function.Result is null || IsNamed(function.Result, named, inside));

    private static bool IsNamed(TypeEntity type, HashSet<TypeEntity> named, HashSet<TypeEntity> inside)
    {
        // Each type once for an item: what is shared could be walked a million times.
        if (named.Contains(type) || inside.Contains(type)) return true;
        var isNamed = type is ValueTypeEntity { Syntax: not (RecordDefType or VariantDefType or FlagsDefType or EnumDefType) } value
            && value.Operands.All(o => IsNamed(o, named, inside));
        if (isNamed) inside.Add(type);
        return isNamed;
    }
}

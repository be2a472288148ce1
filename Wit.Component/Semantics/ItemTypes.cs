// The closed hierarchy of what imports and exports can be (Explainer.md, "externtype"), resolved; each is one line and they are read as one table.
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>The resolved type of an import, an export or a definition of a component.</summary>
public abstract record ItemType
{
    private protected ItemType() { }

    /// <summary>The sort of what has this type.</summary>
    public abstract Sort Sort { get; }

    /// <summary>The type entity in it; null for a core module.</summary>
    internal abstract TypeEntity? Entity { get; }
}

/// <summary>A core module.</summary>
/// <param name="Module">Its imports and exports.</param>
public sealed record CoreModuleItemType(CoreModuleInterface Module) : ItemType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.CoreModule;

    internal override TypeEntity? Entity => null;
}

/// <summary>A function.</summary>
/// <param name="Function">Its type.</param>
public sealed record FuncItemType(FuncTypeEntity Function) : ItemType
{
    /// <summary>The structural type.</summary>
    public FuncType Type => Function.Type;

    /// <inheritdoc/>
    public override Sort Sort => Sort.Func;

    internal override TypeEntity Entity => Function;
}

/// <summary>A value.</summary>
/// <param name="Value">Its type.</param>
public sealed record ValueItemType(ValueTypeEntity Value) : ItemType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.Value;

    internal override TypeEntity Entity => Value;
}

/// <summary>A type.</summary>
/// <param name="Type">The type.</param>
public sealed record TypeItemType(TypeEntity Type) : ItemType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.Type;

    internal override TypeEntity Entity => Type;
}

/// <summary>An instance.</summary>
/// <param name="Instance">Its type.</param>
public sealed record InstanceItemType(InstanceTypeEntity Instance) : ItemType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.Instance;

    internal override TypeEntity Entity => Instance;
}

/// <summary>A component.</summary>
/// <param name="Component">Its type.</param>
public sealed record ComponentItemType(ComponentTypeEntity Component) : ItemType
{
    /// <inheritdoc/>
    public override Sort Sort => Sort.Component;

    internal override TypeEntity Entity => Component;
}

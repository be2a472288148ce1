// The closed hierarchy of what a name of a document stands for; each is one line and they are read as one table.
using Wit.Component;

namespace Wit.Compose.Wac.Resolution;

/// <summary>What a name, a path or an expression stands for.</summary>
internal abstract record WacKind
{
    /// <summary>What messages call it.</summary>
    public abstract string Description { get; }

    /// <summary>What an item of an interface or world is.</summary>
    public static WacKind Of(ItemType item) => item is TypeItemType type ? new TypeKind(type.Type) : new ItemKind(item, null);
}

/// <summary>An interface: the type of an instance.</summary>
internal sealed record InterfaceKind(WacInterface Interface) : WacKind
{
    public override string Description => "interface";
}

/// <summary>A world: the type of a component.</summary>
internal sealed record WorldKind(WacWorld World) : WacKind
{
    public override string Description => "world";
}

/// <summary>A value type, a resource type or a function type.</summary>
internal sealed record TypeKind(TypeEntity Type) : WacKind
{
    public override string Description => Type.Description;
}

/// <summary>Something that is there when the composition runs: an instance, a function, or another type of item.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Interface">The full name of the interface that an instance has; null when it has none.</param>
internal sealed record ItemKind(ItemType Type, string? Interface) : WacKind
{
    public override string Description => Type switch
    {
        FuncItemType => "function",
        CoreModuleItemType => "core module",
        _ => Type.Sort.Name(),
    };
}

/// <summary>What was defined wrongly: the mistake is reported, and nothing more is said about its uses.</summary>
internal sealed record DamagedKind : WacKind
{
    public override string Description => "mistake";
}

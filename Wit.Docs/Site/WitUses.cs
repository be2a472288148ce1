using Wit.Model;

namespace Wit.Docs.Site;

/// <summary>Tells types brought in by <c>use</c> from declared ones; both are aliases in the model.</summary>
internal static class WitUses
{
    /// <summary>Whether a type was brought in: an alias of a named type that another interface or world declares.</summary>
    public static bool IsUse(WitTypeDef type) =>
        type is { Name: not null, Kind: WitAlias { Target: WitTypeDef { Name: not null } target } } && !SameOwner(type, target);

    /// <summary>The declaration behind the uses.</summary>
    public static WitTypeDef Origin(WitTypeDef type)
    {
        while (IsUse(type)) type = (WitTypeDef)((WitAlias)type.Kind).Target;
        return type;
    }

    /// <summary>The type that a use brings in from where it names it, which may be a use itself.</summary>
    public static WitTypeDef SourceOf(WitTypeDef use) => (WitTypeDef)((WitAlias)use.Kind).Target;

    private static bool SameOwner(WitTypeDef a, WitTypeDef b) =>
        ReferenceEquals(a.OwnerInterface, b.OwnerInterface) && ReferenceEquals(a.OwnerWorld, b.OwnerWorld);
}

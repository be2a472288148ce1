using Wit.Model;

namespace Wit.Docs.Pages;

/// <summary>Finds the functions of a resource.</summary>
internal static class WitMethods
{
    /// <summary>The constructor, methods and static functions of a type, in declaration order.</summary>
    public static IReadOnlyList<WitFunction> Of(WitTypeDef type, IEnumerable<WitFunction> functions) =>
        type.Kind is WitResource ? [.. functions.Where(f => ReferenceEquals(f.Resource, type))] : [];
}

using Wit.Component;
using Wit.Model.Types;

namespace Wit.Compose.Graphs;

/// <summary>The type of a component in the form in which it can be declared.</summary>
internal static class PackageTypes
{
    /// <summary>
    /// A resource type that a component defines is known inside by its definition; from outside the first export of it is where
    /// it comes from.
    /// </summary>
    public static ComponentTypeEntity Closed(ComponentTypeEntity type)
    {
        var open = new HashSet<ResourceType>(type.DefinedResources);
        var substitution = new TypeSubstitution();
        foreach (var export in type.Exports)
        {
            foreach (var (entity, _) in ImportOrigin.TypesOf(export))
                if (entity is ResourceTypeEntity { AliasOf: not null } resource && open.Remove(resource.Resource))
                    substitution.Replace(entity, new ResourceTypeEntity(resource.Resource));
        }

        return substitution.Apply(type);
    }
}

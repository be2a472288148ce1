using Wit.Component;

namespace Wit.Compose;

/// <summary>One component of a composition, and how its types translate to those of the composition.</summary>
/// <param name="Source">The component as it was given.</param>
/// <param name="Component">The component, resolved.</param>
internal sealed record Part(ComponentSource Source, ResolvedComponent Component)
{
    /// <summary>Binds the types that the component imports to what it is given.</summary>
    public TypeMatcher Matcher { get; } = new();

    /// <summary>The imports that nothing satisfies; the result imports them.</summary>
    public List<NamedItem> Remaining { get; } = [];
}

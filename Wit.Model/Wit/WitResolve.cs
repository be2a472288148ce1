namespace Wit.Model;

/// <summary>
/// A set of resolved packages: a frozen graph of object references in which every name is already bound. The lists are
/// in dependency order, and the position of an element is its id in the JSON form.
/// </summary>
public sealed class WitResolve
{
    /// <summary>All packages; a package comes behind those it depends on.</summary>
    public IReadOnlyList<WitPackage> Packages { get; init; } = [];

    /// <summary>All interfaces.</summary>
    public IReadOnlyList<WitInterface> Interfaces { get; init; } = [];

    /// <summary>All worlds.</summary>
    public IReadOnlyList<WitWorld> Worlds { get; init; } = [];

    /// <summary>All type definitions, the anonymous ones included.</summary>
    public IReadOnlyList<WitTypeDef> Types { get; init; } = [];

    /// <summary>The package that was asked for; the others are its dependencies. Null when nothing was loaded.</summary>
    public WitPackage? Main { get; init; }
}

using Wit.Model.Diagnostics;

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

    /// <summary>
    /// Selects a world (WIT.md, "Specifying a World"): by a plain name in the main package, by a qualified name such as
    /// <c>ns:pkg/world@1.0.0</c> in any package, where the version can be left out when there is only one, or without a name the
    /// only world of the main package.
    /// </summary>
    /// <param name="name">The name; null for the only one.</param>
    /// <param name="diagnostic">Why there is none, with a hint; null when there is one.</param>
    /// <returns>The world; null when there is none.</returns>
    public WitWorld? FindWorld(string? name, out Diagnostic? diagnostic) => new WitWorldSelection(this).Find(name, out diagnostic);
}

using Wit.Model.Text;

namespace Wit.Model;

/// <summary>An import or export of a world.</summary>
public abstract class WitWorldItem
{
    private protected WitWorldItem() { }

    /// <summary>The plain name (functions, types, inline and named interfaces); null for an interface known by its qualified name.</summary>
    public string? Name { get; init; }

    /// <summary>The feature gate; null when there is none.</summary>
    public WitStability? Stability { get; init; }

    /// <summary>Where it is declared; null when it was not read from text.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>The name that a component gives the item: the plain name, or the interface's qualified name.</summary>
    public abstract string ExternName { get; }
}

/// <summary>An interface that a world imports or exports.</summary>
public sealed class WitWorldInterface : WitWorldItem
{
    /// <summary>The interface.</summary>
    public required WitInterface Interface { get; init; }

    /// <summary>The doc comment of the import or export itself.</summary>
    public string? Docs { get; init; }

    /// <summary>The <c>@external-id</c>; null when there is none.</summary>
    public string? ExternalId { get; init; }

    /// <inheritdoc/>
    public override string ExternName => Name ?? Interface.QualifiedName!;
}

/// <summary>A function that a world imports or exports directly.</summary>
public sealed class WitWorldFunction : WitWorldItem
{
    /// <summary>The function.</summary>
    public required WitFunction Function { get; init; }

    /// <inheritdoc/>
    public override string ExternName => Name!;
}

/// <summary>A type declared in a world or brought into it by <c>use</c>.</summary>
public sealed class WitWorldType : WitWorldItem
{
    /// <summary>The type.</summary>
    public required WitTypeDef Type { get; init; }

    /// <inheritdoc/>
    public override string ExternName => Name!;
}

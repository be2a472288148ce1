using Wit.Model.Text;

namespace Wit.Model;

/// <summary>A resolved interface.</summary>
public sealed class WitInterface
{
    /// <summary>The name; null for an interface written inline in a world.</summary>
    public string? Name { get; init; }

    /// <summary>The package it belongs to.</summary>
    public WitPackage Package { get; internal set; } = null!;

    /// <summary>The doc comment; null when there is none.</summary>
    public string? Docs { get; internal set; }

    /// <summary>The feature gate; null when there is none.</summary>
    public WitStability? Stability { get; internal set; }

    /// <summary>The types by name, those brought in by <c>use</c> included (as aliases), in declaration order.</summary>
    public IReadOnlyList<WitTypeDef> Types { get; internal set; } = [];

    /// <summary>The functions, methods included, in declaration order.</summary>
    public IReadOnlyList<WitFunction> Functions { get; internal set; } = [];

    /// <summary>The inline interface that this one copies, when a world got it by <c>include</c>; else null.</summary>
    public WitInterface? CloneOf { get; internal set; }

    /// <summary>Where it is declared; null when it was not read from text.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>The name a component gives it, <c>ns:pkg/name@1.0.0</c>; null for an inline interface.</summary>
    public string? QualifiedName => Name is null ? null : Package.Name.Qualify(Name);

    /// <inheritdoc/>
    public override string ToString() => QualifiedName ?? "(inline interface)";
}

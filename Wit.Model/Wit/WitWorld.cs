using Wit.Model.Text;

namespace Wit.Model;

/// <summary>A resolved world; its imports are elaborated, so every interface that an item needs is listed.</summary>
public sealed class WitWorld
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The package it belongs to.</summary>
    public WitPackage Package { get; internal set; } = null!;

    /// <summary>The doc comment; null when there is none.</summary>
    public string? Docs { get; internal set; }

    /// <summary>The feature gate; null when there is none.</summary>
    public WitStability? Stability { get; internal set; }

    /// <summary>The imports in order; types declared in or used by the world are among them.</summary>
    public IReadOnlyList<WitWorldItem> Imports { get; internal set; } = [];

    /// <summary>The exports in order.</summary>
    public IReadOnlyList<WitWorldItem> Exports { get; internal set; } = [];

    /// <summary>Where it is declared; null when it was not read from text.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>The qualified name, <c>ns:pkg/name@1.0.0</c>.</summary>
    public string QualifiedName => Package.Name.Qualify(Name);

    /// <inheritdoc/>
    public override string ToString() => QualifiedName;
}

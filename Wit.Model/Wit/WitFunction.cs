using Wit.Model.Text;

namespace Wit.Model;

/// <summary>A resolved function, method, static function or constructor.</summary>
public sealed class WitFunction
{
    /// <summary>The name as a component gives it: <c>f</c>, <c>[method]r.f</c>, <c>[static]r.f</c>, <c>[constructor]r</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Free-standing, or how it belongs to <see cref="Resource"/>.</summary>
    public WitFunctionKind Kind { get; init; }

    /// <summary>Whether it is declared <c>async</c>.</summary>
    public bool IsAsync { get; init; }

    /// <summary>The resource of a method, static function or constructor; null for a free-standing function.</summary>
    public WitTypeDef? Resource { get; init; }

    /// <summary>The parameters; a method's first is <c>self</c>.</summary>
    public IReadOnlyList<WitField> Parameters { get; init; } = [];

    /// <summary>The result; null when there is none.</summary>
    public WitType? Result { get; init; }

    /// <summary>The doc comment; null when there is none.</summary>
    public string? Docs { get; init; }

    /// <summary>The feature gate; null when there is none.</summary>
    public WitStability? Stability { get; init; }

    /// <summary>The <c>@external-id</c>; null when there is none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Where it is declared; null when it was not read from text.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>The name as it is written in WIT: <c>f</c> of <c>[method]r.f</c>; the resource's name for a constructor.</summary>
    public string ItemName => Kind switch
    {
        WitFunctionKind.FreeStanding => Name,
        WitFunctionKind.Constructor => Name.Substring(Name.IndexOf(']') + 1),
        _ => Name.Substring(Name.IndexOf('.') + 1),
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>How a function belongs to a resource, if it does.</summary>
public enum WitFunctionKind
{
    /// <summary>It does not.</summary>
    FreeStanding,

    /// <summary>A method; the first parameter is <c>self</c>.</summary>
    Method,

    /// <summary>A static function.</summary>
    Static,

    /// <summary>A constructor.</summary>
    Constructor,
}

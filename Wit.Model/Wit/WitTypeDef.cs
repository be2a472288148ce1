using Wit.Model.Text;

namespace Wit.Model;

/// <summary>A type definition, named or anonymous. Its identity is its reference.</summary>
public sealed class WitTypeDef : WitType
{
    /// <summary>The name; null for an anonymous type such as <c>list&lt;u8&gt;</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The interface that declares it; null when a world does, or when it is anonymous.</summary>
    public WitInterface? OwnerInterface { get; internal set; }

    /// <summary>The world that declares it; null when an interface does, or when it is anonymous.</summary>
    public WitWorld? OwnerWorld { get; internal set; }

    /// <summary>What it is.</summary>
    public WitTypeKind Kind { get; internal set; } = null!;

    /// <summary>The doc comment; null when there is none.</summary>
    public string? Docs { get; internal set; }

    /// <summary>The feature gate; null when there is none.</summary>
    public WitStability? Stability { get; internal set; }

    /// <summary>The <c>@external-id</c>; null when there is none.</summary>
    public string? ExternalId { get; internal set; }

    /// <summary>Where it is declared; null when it was not read from text.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>The definition behind all aliases and uses.</summary>
    public WitType Dealias()
    {
        WitType type = this;
        while (type is WitTypeDef { Kind: WitAlias alias }) type = alias.Target;
        return type;
    }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Kind.GetType().Name;
}

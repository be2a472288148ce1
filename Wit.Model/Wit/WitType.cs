using Wit.Model.Types;

namespace Wit.Model;

/// <summary>A WIT type as it is referred to: a primitive, or a definition by reference.</summary>
public abstract class WitType
{
    private protected WitType() { }
}

/// <summary>A primitive type; one instance per kind.</summary>
public sealed class WitPrimitiveType : WitType
{
    private static readonly WitPrimitiveType[] All =
        [.. Enumerable.Range(0, (int)PrimitiveKind.ErrorContext + 1).Select(kind => new WitPrimitiveType((PrimitiveKind)kind))];

    private WitPrimitiveType(PrimitiveKind kind) => Kind = kind;

    /// <summary>Which one.</summary>
    public PrimitiveKind Kind { get; }

    /// <summary>The instance of a kind.</summary>
    public static WitPrimitiveType Of(PrimitiveKind kind) => All[(int)kind];

    /// <inheritdoc/>
    public override string ToString() => ValTypeText.Of(Kind);
}

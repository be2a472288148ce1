// The closed hierarchy of type definitions, together in one file because each is one line and they are read as one table.
using Wit.Model.Text;

namespace Wit.Model;

/// <summary>What a type definition is.</summary>
public abstract record WitTypeKind
{
    private protected WitTypeKind() { }
}

/// <summary><c>record</c></summary>
/// <param name="Fields">The fields in order.</param>
public sealed record WitRecord(IReadOnlyList<WitField> Fields) : WitTypeKind;

/// <summary>A field of a record or a parameter of a function.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
public sealed record WitField(string Name, WitType Type)
{
    /// <summary>The doc comment; null when there is none.</summary>
    public string? Docs { get; init; }

    /// <summary>Where it is declared; null when it was not read from text.</summary>
    public SourceSpan? Span { get; init; }
}

/// <summary><c>variant</c></summary>
/// <param name="Cases">The cases in order.</param>
public sealed record WitVariant(IReadOnlyList<WitCase> Cases) : WitTypeKind;

/// <summary>A case of a variant or enum, or a label of flags.</summary>
/// <param name="Name">The name.</param>
/// <param name="Payload">The payload of a variant's case; null when there is none.</param>
public sealed record WitCase(string Name, WitType? Payload)
{
    /// <summary>The doc comment; null when there is none.</summary>
    public string? Docs { get; init; }

    /// <summary>Where it is declared; null when it was not read from text.</summary>
    public SourceSpan? Span { get; init; }
}

/// <summary><c>enum</c></summary>
/// <param name="Cases">The cases in order, without payloads.</param>
public sealed record WitEnum(IReadOnlyList<WitCase> Cases) : WitTypeKind;

/// <summary><c>flags</c></summary>
/// <param name="Labels">The labels, without payloads; the first is bit 0.</param>
public sealed record WitFlags(IReadOnlyList<WitCase> Labels) : WitTypeKind;

/// <summary><c>resource</c>; its methods are functions of the owner, found by their <see cref="WitFunction.Resource"/>.</summary>
public sealed record WitResource : WitTypeKind;

/// <summary><c>tuple&lt;...&gt;</c></summary>
/// <param name="Elements">The element types.</param>
public sealed record WitTuple(IReadOnlyList<WitType> Elements) : WitTypeKind;

/// <summary><c>option&lt;T&gt;</c></summary>
/// <param name="Element">The type of the value if there is one.</param>
public sealed record WitOption(WitType Element) : WitTypeKind;

/// <summary><c>result&lt;T, E&gt;</c></summary>
/// <param name="Ok">The success type; null when there is none.</param>
/// <param name="Error">The error type; null when there is none.</param>
public sealed record WitResult(WitType? Ok, WitType? Error) : WitTypeKind;

/// <summary><c>list&lt;T&gt;</c></summary>
/// <param name="Element">The element type.</param>
public sealed record WitList(WitType Element) : WitTypeKind;

/// <summary><c>list&lt;T, N&gt;</c></summary>
/// <param name="Element">The element type.</param>
/// <param name="Length">The number of elements.</param>
public sealed record WitFixedLengthList(WitType Element, uint Length) : WitTypeKind;

/// <summary><c>map&lt;K, V&gt;</c></summary>
/// <param name="Key">The key type.</param>
/// <param name="Value">The value type.</param>
public sealed record WitMap(WitType Key, WitType Value) : WitTypeKind;

/// <summary>An own handle: <c>R</c> or <c>own&lt;R&gt;</c>.</summary>
/// <param name="Resource">The resource, possibly through aliases.</param>
public sealed record WitOwn(WitTypeDef Resource) : WitTypeKind;

/// <summary><c>borrow&lt;R&gt;</c></summary>
/// <param name="Resource">The resource, possibly through aliases.</param>
public sealed record WitBorrow(WitTypeDef Resource) : WitTypeKind;

/// <summary><c>future&lt;T&gt;</c></summary>
/// <param name="Element">The type of the value; null when there is none.</param>
public sealed record WitFuture(WitType? Element) : WitTypeKind;

/// <summary><c>stream&lt;T&gt;</c></summary>
/// <param name="Element">The element type; null when there is none.</param>
public sealed record WitStream(WitType? Element) : WitTypeKind;

/// <summary>An alias: <c>type a = b</c>, or a type brought in by <c>use</c>.</summary>
/// <param name="Target">The other type.</param>
public sealed record WitAlias(WitType Target) : WitTypeKind;

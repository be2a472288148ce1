// The closed hierarchy of attributes: read as one table.
using Wit.Model;
using Wit.Model.Text;

namespace Wit.Parser.Syntax;

/// <summary>An attribute; the span is that of its name.</summary>
internal abstract record AttributeSyntax(SourceSpan Span);

internal sealed record SinceSyntax(SourceSpan Span, SemanticVersion Version) : AttributeSyntax(Span);

internal sealed record UnstableSyntax(SourceSpan Span, Identifier Feature) : AttributeSyntax(Span);

internal sealed record DeprecatedSyntax(SourceSpan Span, SemanticVersion Version) : AttributeSyntax(Span);

internal sealed record ExternalIdSyntax(SourceSpan Span, string Value) : AttributeSyntax(Span);

/// <summary>What may stand before an item: comments, which are its documentation, and attributes.</summary>
internal sealed record ItemPrefix(string? Docs, IReadOnlyList<AttributeSyntax> Attributes)
{
    public static ItemPrefix None { get; } = new(null, []);
}

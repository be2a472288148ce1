// The closed hierarchy of types, together in one file because each is one line and they are read as one table.
using Wit.Model.Text;
using Wit.Model.Types;

namespace Wit.Compose.Wac.Syntax;

/// <summary>A field of a record, or a parameter.</summary>
internal sealed record FieldSyntax(IReadOnlyList<DocCommentSyntax> Docs, Identifier Name, TypeSyntax Type);

/// <summary>A case of a variant or an enum, or a flag.</summary>
internal sealed record CaseSyntax(IReadOnlyList<DocCommentSyntax> Docs, Identifier Name, TypeSyntax? Payload);

internal sealed record FunctionTypeSyntax(IReadOnlyList<FieldSyntax> Parameters, TypeSyntax? Result);

/// <summary>A type; the span is that of all of it.</summary>
internal abstract record TypeSyntax(SourceSpan Span);

internal sealed record PrimitiveSyntax(PrimitiveKind Kind, SourceSpan Span) : TypeSyntax(Span);

internal sealed record NamedTypeSyntax(Identifier Name) : TypeSyntax(Name.Span);

internal sealed record TupleSyntax(IReadOnlyList<TypeSyntax> Elements, SourceSpan Span) : TypeSyntax(Span);

internal sealed record ListSyntax(TypeSyntax Element, SourceSpan Span) : TypeSyntax(Span);

internal sealed record OptionSyntax(TypeSyntax Element, SourceSpan Span) : TypeSyntax(Span);

internal sealed record ResultSyntax(TypeSyntax? Ok, TypeSyntax? Error, SourceSpan Span) : TypeSyntax(Span);

internal sealed record BorrowSyntax(Identifier Resource, SourceSpan Span) : TypeSyntax(Span);

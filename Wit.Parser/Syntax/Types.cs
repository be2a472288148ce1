// The closed hierarchies of types, together in one file because each is one line and they are read as one table.
using Wit.Model.Text;
using Wit.Model.Types;

namespace Wit.Parser.Syntax;

internal sealed record FieldSyntax(Identifier Name, TypeSyntax Type, string? Docs);

internal sealed record CaseSyntax(Identifier Name, TypeSyntax? Payload, string? Docs);

/// <summary>A function type; the span is that of the keyword <c>func</c> or <c>constructor</c>.</summary>
internal sealed record FunctionTypeSyntax(bool IsAsync, IReadOnlyList<FieldSyntax> Parameters, TypeSyntax? Result, SourceSpan Span);

/// <summary>What a type definition defines.</summary>
internal abstract record TypeBodySyntax;

internal sealed record AliasBody(TypeSyntax Type) : TypeBodySyntax;

internal sealed record RecordBody(IReadOnlyList<FieldSyntax> Fields) : TypeBodySyntax;

internal sealed record VariantBody(IReadOnlyList<CaseSyntax> Cases) : TypeBodySyntax;

internal sealed record EnumBody(IReadOnlyList<CaseSyntax> Cases) : TypeBodySyntax;

internal sealed record FlagsBody(IReadOnlyList<CaseSyntax> Labels) : TypeBodySyntax;

internal sealed record ResourceBody(IReadOnlyList<ResourceMemberSyntax> Members) : TypeBodySyntax;

internal abstract record ResourceMemberSyntax(FunctionTypeSyntax Type, ItemPrefix Prefix, SourceSpan NameSpan);

internal sealed record MethodSyntax(Identifier Name, bool IsStatic, FunctionTypeSyntax Type, ItemPrefix Prefix)
    : ResourceMemberSyntax(Type, Prefix, Name.Span);

internal sealed record ConstructorSyntax(FunctionTypeSyntax Type, ItemPrefix Prefix) : ResourceMemberSyntax(Type, Prefix, Type.Span);

/// <summary>A type; the span is that of its keyword or name.</summary>
internal abstract record TypeSyntax(SourceSpan Span);

internal sealed record PrimitiveSyntax(PrimitiveKind Kind, SourceSpan Span) : TypeSyntax(Span);

internal sealed record NamedTypeSyntax(Identifier Name) : TypeSyntax(Name.Span);

internal sealed record TupleSyntax(IReadOnlyList<TypeSyntax> Elements, SourceSpan Span) : TypeSyntax(Span);

internal sealed record ListSyntax(TypeSyntax Element, SourceSpan Span) : TypeSyntax(Span);

internal sealed record FixedLengthListSyntax(TypeSyntax Element, uint Length, SourceSpan Span) : TypeSyntax(Span);

internal sealed record MapSyntax(TypeSyntax Key, TypeSyntax Value, SourceSpan Span) : TypeSyntax(Span);

internal sealed record OptionSyntax(TypeSyntax Element, SourceSpan Span) : TypeSyntax(Span);

internal sealed record ResultSyntax(TypeSyntax? Ok, TypeSyntax? Error, SourceSpan Span) : TypeSyntax(Span);

internal sealed record FutureSyntax(TypeSyntax? Element, SourceSpan Span) : TypeSyntax(Span);

internal sealed record StreamSyntax(TypeSyntax? Element, SourceSpan Span) : TypeSyntax(Span);

internal sealed record OwnSyntax(Identifier Resource) : TypeSyntax(Resource.Span);

internal sealed record BorrowSyntax(Identifier Resource) : TypeSyntax(Resource.Span);

// The closed hierarchies of statements and expressions, together in one file because they are read as one table.
using Wit.Model.Text;

namespace Wit.Compose.Wac.Syntax;

/// <summary>A document; <paramref name="Docs"/> stand before its package directive.</summary>
internal sealed record DocumentSyntax(
    SourceText Source, IReadOnlyList<DocCommentSyntax> Docs, PackageNameSyntax Package, PackagePathSyntax? Targets,
    IReadOnlyList<StatementSyntax> Statements);

internal abstract record StatementSyntax(IReadOnlyList<DocCommentSyntax> Docs);

internal sealed record ImportStatement(
    IReadOnlyList<DocCommentSyntax> Docs, Identifier Name, ExternNameSyntax? As, ExternTypeSyntax Type) : StatementSyntax(Docs);

internal sealed record LetStatement(IReadOnlyList<DocCommentSyntax> Docs, Identifier Name, ExpressionSyntax Value) : StatementSyntax(Docs);

internal sealed record ExportStatement(IReadOnlyList<DocCommentSyntax> Docs, ExpressionSyntax Value, ExportOptions Options) : StatementSyntax(Docs);

internal sealed record InterfaceStatement(IReadOnlyList<DocCommentSyntax> Docs, Identifier Name, IReadOnlyList<ItemSyntax> Items) : StatementSyntax(Docs);

internal sealed record WorldStatement(IReadOnlyList<DocCommentSyntax> Docs, Identifier Name, IReadOnlyList<ItemSyntax> Items) : StatementSyntax(Docs);

internal sealed record TypeStatement(TypeDefinitionSyntax Type) : StatementSyntax(Type.Docs);

/// <summary>What stands behind an exported expression.</summary>
internal abstract record ExportOptions;

internal sealed record NoOptions : ExportOptions;

internal sealed record SpreadOption(SourceSpan Span) : ExportOptions;

internal sealed record RenameOption(ExternNameSyntax Name) : ExportOptions;

/// <summary>A primary expression with the accesses behind it.</summary>
internal sealed record ExpressionSyntax(SourceSpan Span, PrimarySyntax Primary, IReadOnlyList<AccessSyntax> Accesses);

internal abstract record PrimarySyntax(SourceSpan Span);

internal sealed record NewSyntax(SourceSpan Span, PackageNameSyntax Package, IReadOnlyList<ArgumentSyntax> Arguments) : PrimarySyntax(Span);

internal sealed record NestedSyntax(SourceSpan Span, ExpressionSyntax Inner) : PrimarySyntax(Span);

internal sealed record NameSyntax(Identifier Name) : PrimarySyntax(Name.Span);

/// <summary><c>.name</c> or <c>["name"]</c>; the span holds the punctuation, that of the name its quotation marks.</summary>
internal sealed record AccessSyntax(SourceSpan Span, ExternNameSyntax Name);

internal abstract record ArgumentSyntax;

/// <summary><c>name</c>: the argument's name follows from what the name stands for.</summary>
internal sealed record InferredArgument(Identifier Name) : ArgumentSyntax;

/// <summary><c>...name</c>: the exports of an instance.</summary>
internal sealed record SpreadArgument(Identifier Name) : ArgumentSyntax;

/// <summary><c>name: expression</c>.</summary>
internal sealed record NamedArgument(ExternNameSyntax Name, ExpressionSyntax Value) : ArgumentSyntax;

/// <summary><c>...</c>: what is left is imported.</summary>
internal sealed record FillArgument(SourceSpan Span) : ArgumentSyntax;

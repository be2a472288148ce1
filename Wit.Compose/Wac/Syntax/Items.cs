// The closed hierarchies of what interfaces and worlds hold, together in one file because they are read as one table.
using Wit.Model.Text;

namespace Wit.Compose.Wac.Syntax;

/// <summary>The type of an import or export.</summary>
internal abstract record ExternTypeSyntax;

internal sealed record FunctionExtern(FunctionTypeSyntax Type) : ExternTypeSyntax;

internal sealed record InterfaceExtern(IReadOnlyList<ItemSyntax> Items) : ExternTypeSyntax;

internal sealed record PathExtern(LocalPathSyntax Path) : ExternTypeSyntax;

/// <summary>A member of an interface or a world.</summary>
internal abstract record ItemSyntax(IReadOnlyList<DocCommentSyntax> Docs);

internal sealed record UseSyntax(IReadOnlyList<DocCommentSyntax> Docs, LocalPathSyntax Path, IReadOnlyList<UseNameSyntax> Names) : ItemSyntax(Docs);

internal sealed record UseNameSyntax(Identifier Name, Identifier? As);

/// <summary>A function of an interface, with its type or the name of one.</summary>
internal sealed record FunctionSyntax(IReadOnlyList<DocCommentSyntax> Docs, Identifier Name, ExternTypeSyntax Type) : ItemSyntax(Docs);

/// <summary>An import or export of a world.</summary>
/// <param name="Docs">The documentation.</param>
/// <param name="IsImport">Whether it is an import.</param>
/// <param name="Name">Its name; null when it is named by the path.</param>
/// <param name="Type">Its type.</param>
internal sealed record WorldExternSyntax(IReadOnlyList<DocCommentSyntax> Docs, bool IsImport, Identifier? Name, ExternTypeSyntax Type) : ItemSyntax(Docs);

internal sealed record IncludeSyntax(IReadOnlyList<DocCommentSyntax> Docs, LocalPathSyntax World, IReadOnlyList<IncludeNameSyntax> Names) : ItemSyntax(Docs);

internal sealed record IncludeNameSyntax(Identifier Name, Identifier As);

internal abstract record TypeDefinitionSyntax(IReadOnlyList<DocCommentSyntax> Docs, Identifier Name) : ItemSyntax(Docs);

internal sealed record VariantDefinition(IReadOnlyList<DocCommentSyntax> Docs, Identifier Name, IReadOnlyList<CaseSyntax> Cases) : TypeDefinitionSyntax(Docs, Name);

internal sealed record RecordDefinition(IReadOnlyList<DocCommentSyntax> Docs, Identifier Name, IReadOnlyList<FieldSyntax> Fields) : TypeDefinitionSyntax(Docs, Name);

internal sealed record FlagsDefinition(IReadOnlyList<DocCommentSyntax> Docs, Identifier Name, IReadOnlyList<CaseSyntax> Flags) : TypeDefinitionSyntax(Docs, Name);

internal sealed record EnumDefinition(IReadOnlyList<DocCommentSyntax> Docs, Identifier Name, IReadOnlyList<CaseSyntax> Cases) : TypeDefinitionSyntax(Docs, Name);

internal sealed record TypeAlias(IReadOnlyList<DocCommentSyntax> Docs, Identifier Name, TypeSyntax Type) : TypeDefinitionSyntax(Docs, Name);

internal sealed record FunctionAlias(IReadOnlyList<DocCommentSyntax> Docs, Identifier Name, FunctionTypeSyntax Type) : TypeDefinitionSyntax(Docs, Name);

internal sealed record ResourceDefinition(IReadOnlyList<DocCommentSyntax> Docs, Identifier Name, IReadOnlyList<ResourceMemberSyntax> Members) : TypeDefinitionSyntax(Docs, Name);

internal abstract record ResourceMemberSyntax(IReadOnlyList<DocCommentSyntax> Docs);

internal sealed record ConstructorSyntax(IReadOnlyList<DocCommentSyntax> Docs, SourceSpan Span, IReadOnlyList<FieldSyntax> Parameters) : ResourceMemberSyntax(Docs);

internal sealed record MethodSyntax(IReadOnlyList<DocCommentSyntax> Docs, Identifier Name, bool IsStatic, FunctionTypeSyntax Type) : ResourceMemberSyntax(Docs);

// The closed hierarchies of items, together in one file because each is one line and they are read as one table.
using Wit.Model.Text;

namespace Wit.Parser.Syntax;

/// <summary>One file, or the body of a nested package: what shares a namespace for top-level <c>use</c>.</summary>
/// <param name="Items">The items in order; nested packages are kept apart.</param>
/// <param name="IsDamaged">Whether mistakes may have swallowed items, so that a missing name says nothing.</param>
internal sealed record DeclarationList(IReadOnlyList<TopLevelSyntax> Items, bool IsDamaged);

/// <summary>A parsed file.</summary>
internal sealed record WitFileSyntax(
    SourceText Source, PackageHeaderSyntax? Header, DeclarationList Declarations, IReadOnlyList<NestedPackageSyntax> Nested);

/// <param name="Docs">The doc comment.</param>
/// <param name="DocsSpan">Where the doc comment starts.</param>
/// <param name="Name">The name.</param>
internal sealed record PackageHeaderSyntax(string? Docs, SourceSpan DocsSpan, PackageNameSyntax Name);

internal sealed record NestedPackageSyntax(PackageHeaderSyntax Header, DeclarationList Declarations);

internal abstract record TopLevelSyntax;

internal sealed record TopLevelUseSyntax(UsePathSyntax Path, Identifier? As, SourceSpan Span, ItemPrefix Prefix) : TopLevelSyntax
{
    public Identifier LocalName => As ?? Path.Name;
}

/// <summary>An interface or world: what has a name in its package.</summary>
internal abstract record NamedTopLevelSyntax(Identifier Name, ItemPrefix Prefix) : TopLevelSyntax;

internal sealed record InterfaceSyntax(Identifier Name, ItemPrefix Prefix, InterfaceBodySyntax Body) : NamedTopLevelSyntax(Name, Prefix);

internal sealed record WorldSyntax(Identifier Name, ItemPrefix Prefix, IReadOnlyList<WorldMemberSyntax> Members, bool IsDamaged)
    : NamedTopLevelSyntax(Name, Prefix);

internal sealed record InterfaceBodySyntax(IReadOnlyList<InterfaceMemberSyntax> Members, bool IsDamaged);

internal abstract record WorldMemberSyntax(ItemPrefix Prefix);

internal abstract record InterfaceMemberSyntax(ItemPrefix Prefix) : WorldMemberSyntax(Prefix);

internal sealed record UseSyntax(UsePathSyntax From, IReadOnlyList<UseNameSyntax> Names, ItemPrefix Prefix) : InterfaceMemberSyntax(Prefix);

internal sealed record FunctionSyntax(Identifier Name, FunctionTypeSyntax Type, ItemPrefix Prefix) : InterfaceMemberSyntax(Prefix);

internal sealed record TypeDefinitionSyntax(Identifier Name, TypeBodySyntax Body, ItemPrefix Prefix) : InterfaceMemberSyntax(Prefix);

internal sealed record IncludeSyntax(UsePathSyntax From, IReadOnlyList<IncludeNameSyntax> Names, ItemPrefix Prefix) : WorldMemberSyntax(Prefix);

internal sealed record IncludeNameSyntax(Identifier Name, Identifier As);

internal sealed record ExternSyntax(bool IsImport, ExternBodySyntax Body, ItemPrefix Prefix) : WorldMemberSyntax(Prefix);

/// <summary>What is imported or exported; the span is that of the name a message about it points to.</summary>
internal abstract record ExternBodySyntax(SourceSpan Span);

internal sealed record ExternPathSyntax(UsePathSyntax Path) : ExternBodySyntax(Path.Name.Span);

internal sealed record ExternNamedPathSyntax(Identifier Name, UsePathSyntax Path) : ExternBodySyntax(Name.Span);

internal sealed record ExternFunctionSyntax(Identifier Name, FunctionTypeSyntax Type) : ExternBodySyntax(Name.Span);

internal sealed record ExternInterfaceSyntax(Identifier Name, InterfaceBodySyntax Interface) : ExternBodySyntax(Name.Span);

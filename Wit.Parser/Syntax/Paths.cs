using Wit.Model;
using Wit.Model.Text;

namespace Wit.Parser.Syntax;

/// <summary>The name of a package; the span leaves the version out in a path, and has it in a declaration.</summary>
internal sealed record PackageNameSyntax(Identifier Namespace, Identifier Name, SemanticVersion? Version, SourceSpan Span)
{
    public PackageName ToPackageName() => new(Namespace.Name, Name.Name, Version);
}

/// <summary>How an interface or world is referred to.</summary>
internal abstract record UsePathSyntax
{
    /// <summary>The last name, which is what the path brings into scope.</summary>
    public abstract Identifier Name { get; }
}

/// <summary>A name of this file or package.</summary>
internal sealed record LocalPathSyntax(Identifier Id) : UsePathSyntax
{
    public override Identifier Name => Id;
}

/// <summary><c>ns:pkg/name@version</c></summary>
internal sealed record PackagePathSyntax(PackageNameSyntax Package, Identifier Item) : UsePathSyntax
{
    public override Identifier Name => Item;
}

/// <summary><c>name</c> or <c>name as other</c></summary>
internal sealed record UseNameSyntax(Identifier Name, Identifier? As)
{
    public Identifier LocalName => As ?? Name;
}

using Wit.Model;
using Wit.Model.Text;
using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

/// <summary>A package before resolution: what its files say, file by file.</summary>
/// <param name="Name">The name.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Docs">The doc comment.</param>
/// <param name="Lists">The items of each file; a nested package has one list.</param>
internal sealed record PackageSource(PackageName Name, SourceSpan NameSpan, string? Docs, IReadOnlyList<DeclarationList> Lists)
{
    /// <summary>Whether syntax errors may have swallowed items.</summary>
    public bool IsDamaged => Lists.Any(l => l.IsDamaged);
}

/// <summary>Files that belong together: they make up one package and may define others inline.</summary>
/// <param name="Path">What the group was read from.</param>
/// <param name="Files">The files in path order.</param>
internal sealed record FileGroup(string Path, IReadOnlyList<WitFileSyntax> Files);

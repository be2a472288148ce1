using Wit.Model;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Syntax;

/// <summary>A name as it is written, without the leading percent sign.</summary>
internal sealed record Identifier(string Name, SourceSpan Span);

/// <summary>A documentation comment without its markers; the span is that of the whole comment.</summary>
internal sealed record DocCommentSyntax(string Text, SourceSpan Span);

/// <summary>The name of something that crosses the border of a component: an identifier, or a string with the exact name.</summary>
internal sealed record ExternNameSyntax(string Name, bool IsString, SourceSpan Span);

/// <summary><c>ns:name@1.0.0</c>.</summary>
/// <param name="Text">What is written.</param>
/// <param name="Name">The part before the version.</param>
/// <param name="Version">The version; null when there is none.</param>
/// <param name="Span">The place.</param>
internal sealed record PackageNameSyntax(string Text, string Name, SemanticVersion? Version, SourceSpan Span);

/// <summary><c>ns:name/segment@1.0.0</c>, where each segment leads into the one before it.</summary>
internal sealed record PackagePathSyntax(string Text, string Name, string Segments, SemanticVersion? Version, SourceSpan Span)
{
    /// <summary>The place of the package's name without version.</summary>
    public SourceSpan NameSpan => Span with { Length = Name.Length };

    /// <summary>The segments with their places.</summary>
    public IEnumerable<Identifier> SegmentNames()
    {
        var at = Span.Start + Name.Length + 1;
        foreach (var segment in Segments.Split('/'))
        {
            yield return new Identifier(segment, Span with { Start = at, Length = segment.Length });
            at += segment.Length + 1;
        }
    }
}

/// <summary>What can be named by an identifier of the document or by a path into another package.</summary>
internal abstract record LocalPathSyntax(SourceSpan Span);

internal sealed record IdentifierPath(Identifier Name) : LocalPathSyntax(Name.Span);

internal sealed record PackagePath(PackagePathSyntax Path) : LocalPathSyntax(Path.Span);

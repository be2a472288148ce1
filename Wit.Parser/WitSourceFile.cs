namespace Wit.Parser;

/// <summary>A file given in memory.</summary>
/// <param name="Path">The path shown in diagnostics.</param>
/// <param name="Content">The text.</param>
public sealed record WitSourceFile(string Path, string Content)
{
    /// <summary>
    /// The path below the folder of the package, which tells its own files (<c>a.wit</c>) from its dependencies
    /// (<c>deps/x/b.wit</c>, <c>deps/c.wit</c>); null when <see cref="Path"/> is that path.
    /// </summary>
    public string? RelativePath { get; init; }

    /// <summary>The bytes of a binary package, for which <see cref="Content"/> is not read; null for a text.</summary>
    public byte[]? Binary { get; init; }
}

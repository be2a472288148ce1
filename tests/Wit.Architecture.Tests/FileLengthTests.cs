using Wit.Tests;

namespace Wit.Architecture.Tests;

public class FileLengthTests
{
    private const int Limit = 400;
    private const int LookAgain = 300;

    /// <summary>The files that were looked at again and may stay over 300 lines; a file that shrinks leaves the list.</summary>
    private static readonly string[] LongFiles = [];

    [Fact]
    public void CSharpFiles_HandWritten_AreAtMost400Lines() => Assert.Empty(FilesOver(Limit));

    [Fact]
    public void CSharpFiles_Over300Lines_AreThoseListed() =>
        Assert.Equal(LongFiles.Order(StringComparer.Ordinal), FilesOver(LookAgain).Select(file => file.Split(':')[0]));

    private static IReadOnlyList<string> FilesOver(int limit) =>
        [.. from path in Repository.Files("*.cs")
            where !IsGenerated(path)
            let lines = File.ReadLines(RepositoryFiles.Path(path)).Count()
            where lines > limit
            select $"{path}: {lines} lines"];

    // Generated parsers, and the generated code that snapshot tests keep.
    private static bool IsGenerated(string path) =>
        path.Contains("/Generated/", StringComparison.Ordinal)
        || path.Contains("/__snapshots__/", StringComparison.Ordinal)
        || path.EndsWith(".g.cs", StringComparison.Ordinal);
}

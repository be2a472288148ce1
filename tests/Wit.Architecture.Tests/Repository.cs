using Wit.Tests;

namespace Wit.Architecture.Tests;

/// <summary>The files of the repository that people write: no build output, no fetched packages.</summary>
internal static class Repository
{
    private static readonly string[] OutputFolders =
        ["bin", "obj", "artifacts", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", "__mismatch__"];

    /// <summary>Paths below the root with '/' between the parts, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string pattern) =>
        [.. FilesBelow(new DirectoryInfo(RepositoryFiles.Root), pattern)
            .Select(file => Path.GetRelativePath(RepositoryFiles.Root, file.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<FileInfo> FilesBelow(DirectoryInfo folder, string pattern) =>
        folder.EnumerateFiles(pattern).Concat(folder.EnumerateDirectories()
            .Where(child => !child.Name.StartsWith('.') && !OutputFolders.Contains(child.Name, StringComparer.Ordinal))
            .SelectMany(child => FilesBelow(child, pattern)));
}

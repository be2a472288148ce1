namespace Wit.Tests;

/// <summary>Finds the repository's own files, and the conformance data beside it when that is there.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder that holds Wit.Tools.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the root.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The conformance data beside the repository; null when it is not there.</summary>
    public static string? Conformance
    {
        get
        {
            var path = System.IO.Path.Combine(Root, "..", "shared", "conformance");
            return Directory.Exists(path) ? System.IO.Path.GetFullPath(path) : null;
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Wit.Tools.sln"))) return folder.FullName;
        throw new InvalidOperationException("Wit.Tools.sln was not found above the test assembly");
    }
}

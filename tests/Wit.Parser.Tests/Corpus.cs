using Wit.Tests;

namespace Wit.Parser.Tests;

/// <summary>WIT of the conformance data: what loads, and single files of all kinds.</summary>
internal static class Corpus
{
    /// <summary>Files and folders that are packages.</summary>
    public static IEnumerable<string> Valid()
    {
        var root = RepositoryFiles.Conformance!;
        foreach (var suite in (string[])["wit-parser/ui", "codegen-wit", "wit-component/interfaces", "wasi-wit", "runtime-wit"])
        {
            foreach (var entry in Directory.EnumerateFileSystemEntries(Path.Combine(root, suite)).Order(StringComparer.Ordinal))
            {
                if (File.Exists(entry) && Path.GetExtension(entry) == ".wit") yield return entry;
                else if (Directory.Exists(Path.Combine(entry, "wit"))) yield return Path.Combine(entry, "wit");
                else if (Directory.Exists(entry) && Directory.EnumerateFiles(entry, "*.wit").Any()) yield return entry;
            }
        }
    }

    /// <summary>All WIT files, wrong ones too.</summary>
    public static IEnumerable<string> AllFiles() =>
        Directory.EnumerateFiles(RepositoryFiles.Conformance!, "*.wit", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}

using Wit.Model.Diagnostics;
using Wit.Runtime;

namespace Wit.Cli;

/// <summary>Reads input files; what goes wrong is a diagnostic.</summary>
internal static class InputFile
{
    /// <summary>The bytes of a file.</summary>
    /// <exception cref="DiagnosticException">The file cannot be read (WIT0501).</exception>
    public static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.UnreadableFile, DiagnosticLocation.File(path), Describe(path, e))
            { Hint = Hint(path) });
        }
    }

    /// <summary>The binary in a file, which may be in the text format too.</summary>
    /// <exception cref="DiagnosticException">The file cannot be read (WIT0501), or its text is invalid (WIT0525).</exception>
    public static byte[] ReadWasm(string path)
    {
        var bytes = Read(path);
        return ComponentText.IsText(bytes) ? ComponentText.Assemble(bytes, path) : bytes;
    }

    private static string Describe(string path, Exception e) =>
        Directory.Exists(path) ? "is a directory, a file is expected"
        : e is FileNotFoundException or DirectoryNotFoundException ? "no such file"
        : e is UnauthorizedAccessException ? "access is denied"
        : $"cannot be read: {e.Message}";

    private static string? Hint(string path)
    {
        if (File.Exists(path) || Directory.Exists(path)) return null;
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is null || !Directory.Exists(folder)) return $"the directory `{folder}` does not exist";
        var stem = Path.GetFileNameWithoutExtension(path);
        var near = Directory.EnumerateFiles(folder)
            .Select(Path.GetFileName)
            .FirstOrDefault(name => string.Equals(Path.GetFileNameWithoutExtension(name), stem, StringComparison.OrdinalIgnoreCase));
        return near is null ? null : $"did you mean `{Path.Combine(Path.GetDirectoryName(path) ?? "", near)}`?";
    }
}

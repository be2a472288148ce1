using Wit.Model.Diagnostics;

namespace Wit.Cli;

/// <summary>Writes output files: to a temporary name beside the target, then moved into place, so that no file is ever half written.</summary>
internal static class OutputFile
{
    /// <summary>Writes a file as a whole.</summary>
    /// <exception cref="DiagnosticException">The file cannot be written (WIT0502).</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        string? temporary = null;
        try
        {
            var full = Path.GetFullPath(path);
            if (Directory.Exists(full)) throw new IOException("is a directory, a file is expected");
            temporary = $"{full}.{Environment.ProcessId}.tmp";
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write)) stream.Write(bytes);
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            if (temporary is not null && File.Exists(temporary)) File.Delete(temporary);
            throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.UnwritableFile, DiagnosticLocation.File(path), $"cannot be written: {e.Message}"));
        }
    }

    /// <summary>Writes several files below a directory; the directories that are missing are made.</summary>
    /// <exception cref="DiagnosticException">A file cannot be written (WIT0502).</exception>
    public static void WriteAll(string directory, IEnumerable<(string Name, byte[] Bytes)> files)
    {
        foreach (var (name, bytes) in files)
        {
            var path = Path.Combine(directory, name);
            MakeDirectory(Path.GetDirectoryName(path)!);
            Write(path, bytes);
        }
    }

    private static void MakeDirectory(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.UnwritableFile, DiagnosticLocation.File(directory), $"cannot be made: {e.Message}"));
        }
    }
}

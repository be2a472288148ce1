using Wit.Model.Diagnostics;

namespace Wit.Cli;

/// <summary>Writes a directory of files whole or not at all: to a temporary name beside the target, then moved into place.</summary>
internal static class OutputDirectory
{
    /// <summary>Writes a directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="files">The files by name.</param>
    /// <param name="replaces">Whether a directory that is there is replaced; an empty one always is.</param>
    /// <exception cref="DiagnosticException">It is there already (WIT0541), or cannot be written (WIT0502).</exception>
    public static void Write(string directory, IReadOnlyList<(string Name, byte[] Bytes)> files, bool replaces)
    {
        string? temporary = null;
        try
        {
            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
            if (File.Exists(full)) throw new IOException("is a file, a directory is expected");
            if (Directory.Exists(full)) CheckReplaceable(full, directory, replaces);
            temporary = $"{full}.{Environment.ProcessId}.tmp";
            Directory.CreateDirectory(temporary);
            foreach (var (name, bytes) in files) File.WriteAllBytes(Path.Combine(temporary, name), bytes);
            Replace(full, temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            if (temporary is not null && Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
            throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.UnwritableFile, DiagnosticLocation.File(directory), $"cannot be written: {e.Message}"));
        }
    }

    /// <summary>Only what this writes is ever replaced, so that a slip of the keyboard does not cost somebody's files.</summary>
    private static void CheckReplaceable(string full, string directory, bool replaces)
    {
        var entries = Directory.EnumerateFileSystemEntries(full).ToList();
        if (entries.Count == 0) return;
        if (!replaces) throw Exists(directory, "name another directory, or replace it with --force");
        var other = entries.Find(e => !File.Exists(e) || !(Path.GetFileName(e) is "plan.json" || Path.GetExtension(e) == ".wasm"));
        if (other is not null) throw Exists(directory, $"it holds `{Path.GetFileName(other)}`, which is not removed even with --force");
    }

    /// <summary>Moves a directory to a name; what had the name goes only when that is done.</summary>
    private static void Replace(string directory, string with)
    {
        if (!Directory.Exists(directory))
        {
            Directory.Move(with, directory);
            return;
        }

        var old = $"{directory}.{Environment.ProcessId}.old";
        Directory.Move(directory, old);
        try
        {
            Directory.Move(with, directory);
        }
        catch (IOException)
        {
            Directory.Move(old, directory);
            throw;
        }

        Directory.Delete(old, recursive: true);
    }

    private static DiagnosticException Exists(string directory, string hint) => new(new Diagnostic(
        DiagnosticCatalogue.OutputExists, DiagnosticLocation.File(directory), "the directory is there already and not empty")
    {
        Hint = hint,
    });
}

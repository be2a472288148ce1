using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Wit.Runtime.Artefacts;

/// <summary>
/// Precompiled components in a directory, named after the component's bytes and what compiled it. Files appear whole
/// (they are written under another name and moved), so any number of processes may share the directory, and any file may be deleted at
/// any time. A cache that cannot be read or written only costs time, so neither is an error.
/// </summary>
/// <param name="directory">The directory.</param>
/// <param name="fingerprint">What compiles.</param>
internal sealed class ComponentCache(string directory, string fingerprint)
{
    private string PathOf(ReadOnlySpan<byte> contentHash, string form)
    {
        Span<byte> key = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. contentHash, .. Encoding.UTF8.GetBytes(form + fingerprint)], key);
        return Path.Combine(directory, Convert.ToHexStringLower(key) + ".witc");
    }

    /// <summary>The file with the precompiled component; null when there is none.</summary>
    /// <param name="contentHash">The hash of the component.</param>
    /// <param name="form">Tells apart what several runtimes keep of one component.</param>
    public string? Find(ReadOnlySpan<byte> contentHash, string form)
    {
        var path = PathOf(contentHash, form);
        return File.Exists(path) ? path : null;
    }

    /// <summary>The precompiled component; null when there is none.</summary>
    /// <param name="contentHash">The hash of the component.</param>
    /// <param name="form">Tells apart what several runtimes keep of one component.</param>
    public byte[]? Read(ReadOnlySpan<byte> contentHash, string form)
    {
        try
        {
            return Find(contentHash, form) is { } path ? File.ReadAllBytes(path) : null;
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            return null;
        }
    }

    /// <summary>Keeps a precompiled component, which may be several files.</summary>
    public void Write(ReadOnlySpan<byte> contentHash, string form, params IReadOnlyList<byte[]> parts)
    {
        try
        {
            MakeDirectory();
            ArtefactFile.Store(PathOf(contentHash, form), parts);
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            // The component is compiled again the next time.
        }
    }

    // Only its owner may write to it: what stands there is run.
    [SuppressMessage("Interoperability", "CA1416", Justification = "Asked for the platform right here.")]
    private void MakeDirectory()
    {
        if (Directory.Exists(directory)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
        else Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static bool IsOfFile(Exception exception) => exception is IOException or UnauthorizedAccessException or NotSupportedException;
}

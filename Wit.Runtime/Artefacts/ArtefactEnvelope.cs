// Every precompiled file begins with magic, the SHA-256 of everything behind it, and the fingerprint of what compiled it. Machine code
// cannot be validated, so the engine runs whatever stands there: the hash finds damage, not malice. Whoever can write such a file can
// run code as the process that reads it.
using System.Security.Cryptography;
using System.Text;
using Wit.Model.Diagnostics;

namespace Wit.Runtime.Artefacts;

/// <summary>What all precompiled files have in common.</summary>
internal static class ArtefactEnvelope
{
    private const int MaximumFingerprint = 256;

    private static ReadOnlySpan<byte> Magic => "\0witpre\n"u8;

    /// <summary>Whether the bytes claim to be a precompiled file.</summary>
    public static bool IsArtefact(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic);

    /// <summary>Whether the bytes claim to be precompiled, with a fingerprint that begins so.</summary>
    public static bool IsFor(ReadOnlyMemory<byte> bytes, string form)
    {
        var start = Magic.Length + SHA256.HashSizeInBytes;
        if (!IsArtefact(bytes.Span) || bytes.Length < start) return false;
        return bytes.Span[start..Math.Min(bytes.Length, start + MaximumFingerprint)].IndexOf(Encoding.UTF8.GetBytes(form)) is 1 or 2;
    }

    /// <summary>Makes a file of a body that begins with the fingerprint.</summary>
    public static byte[] Seal(ArtefactWriter body)
    {
        var file = new byte[Magic.Length + SHA256.HashSizeInBytes + body.Length];
        Magic.CopyTo(file);
        SHA256.HashData(body.Bytes, file.AsSpan(Magic.Length));
        body.Bytes.CopyTo(file.AsSpan(Magic.Length + SHA256.HashSizeInBytes));
        return file;
    }

    /// <summary>Checks a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="fingerprint">What must have compiled it.</param>
    /// <param name="path">The file for diagnostics.</param>
    /// <returns>What stands behind the fingerprint.</returns>
    /// <exception cref="DiagnosticException">It is damaged, or was compiled by or for something else.</exception>
    public static ArtefactCursor Open(ReadOnlyMemory<byte> bytes, string fingerprint, string? path)
    {
        var cursor = new ArtefactCursor(bytes, path);
        if (!IsArtefact(bytes.Span)) throw cursor.Damaged("it does not begin like one");
        cursor.Raw(Magic.Length);
        var hash = cursor.Raw(SHA256.HashSizeInBytes);
        if (!hash.Span.SequenceEqual(SHA256.HashData(cursor.Rest.Span))) throw cursor.Damaged("its hash differs from what stands in it");
        CheckFingerprint(cursor.Text(), fingerprint, path);
        return cursor;
    }

    public static DiagnosticException Foreign(string? path, string message) => new(new Diagnostic(
        DiagnosticCatalogue.ForeignArtefact, path is null ? DiagnosticLocation.None : DiagnosticLocation.File(path), message)
    {
        Hint = "compile the component again, on this machine and for this engine and these options",
    });

    private static void CheckFingerprint(string found, string expected, string? path)
    {
        if (found == expected) return;
        var (have, want) = (found.Split("; "), expected.Split("; "));
        throw Foreign(path, "it was compiled for " + (have.Length == want.Length
            ? string.Join("; ", have.Zip(want).Where(p => p.First != p.Second).Select(p => $"{p.First}, not {p.Second}"))
            : $"another engine: {found}"));
    }
}

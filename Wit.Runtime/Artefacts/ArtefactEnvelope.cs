// Every precompiled file is machine code as the engine wrote it, then what we know about it (the body, which begins with the fingerprint
// of what compiled it), then a footer of fixed size with the lengths and checksums of the two. The code stands first because the engine
// maps whole files: what it maps is shared by all processes, read only where it is used, and serves as the image that memories are
// copied from on write. The rejected order, ours first, would need a copy of every megabyte.
// Machine code cannot be validated, so the engine runs whatever stands there: the checksums find damage, not malice. Whoever can write
// such a file can run code as the process that reads it.
using System.Buffers.Binary;
using System.Text;
using Wit.Model.Diagnostics;

namespace Wit.Runtime.Artefacts;

/// <summary>What all precompiled files have in common.</summary>
internal static class ArtefactEnvelope
{
    /// <summary>The length of the footer, in bytes: two lengths, two checksums, the magic.</summary>
    public const int FooterSize = 40;

    private const int MaximumFingerprint = 256;

    private static ReadOnlySpan<byte> Magic => "\0witpre\n"u8;

    private static ReadOnlySpan<byte> CodeMagic => "\u007fELF"u8;

    /// <summary>Whether the bytes claim to be a precompiled file, or begin like one.</summary>
    public static bool IsArtefact(ReadOnlySpan<byte> bytes) => bytes.StartsWith(CodeMagic) || bytes.EndsWith(Magic);

    /// <summary>Whether the bytes claim to be precompiled, with a fingerprint that begins so.</summary>
    public static bool IsFor(ReadOnlyMemory<byte> bytes, string form)
    {
        if (!bytes.Span.EndsWith(Magic) || bytes.Length < FooterSize) return false;
        var footer = ArtefactFooter.Read(bytes.Span[^FooterSize..]);
        if (!footer.Fits(bytes.Length)) return false;
        var body = bytes.Span[(int)footer.CodeLength..^FooterSize];
        return body[..Math.Min(body.Length, MaximumFingerprint)].IndexOf(Encoding.UTF8.GetBytes(form)) is 1 or 2;
    }

    /// <summary>Makes a file.</summary>
    /// <param name="code">What the engine maps; may be empty.</param>
    /// <param name="body">What begins with the fingerprint.</param>
    public static byte[] Seal(ReadOnlySpan<byte> code, ArtefactWriter body)
    {
        var file = new byte[code.Length + body.Length + FooterSize];
        code.CopyTo(file);
        body.Bytes.CopyTo(file.AsSpan(code.Length));
        new ArtefactFooter((ulong)code.Length, (ulong)body.Length, Checksum.Of(code), 0).Write(file.AsSpan(code.Length + body.Length));
        Magic.CopyTo(file.AsSpan(file.Length - Magic.Length));
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(file.Length - 16), BodyChecksum(file.AsSpan(code.Length)));
        return file;
    }

    /// <summary>Checks a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="fingerprint">What must have compiled it.</param>
    /// <param name="path">The file for diagnostics.</param>
    /// <returns>The code, and what stands behind the fingerprint.</returns>
    /// <exception cref="DiagnosticException">It is damaged, or was compiled by or for something else.</exception>
    public static (ReadOnlyMemory<byte> Code, ArtefactCursor Body) Open(ReadOnlyMemory<byte> bytes, string fingerprint, string? path)
    {
        var footer = CheckFooter(bytes.Span[Math.Max(0, bytes.Length - FooterSize)..], bytes.Length, path);
        var code = bytes[..(int)footer.CodeLength];
        var body = OpenBody(bytes[code.Length..], footer, fingerprint, path);
        CheckCode(Checksum.Of(code.Span), footer, path);
        return (code, body);
    }

    /// <summary>Checks a footer.</summary>
    /// <param name="footer">The last bytes of a file.</param>
    /// <param name="length">The length of the file.</param>
    /// <param name="path">The file for diagnostics.</param>
    public static ArtefactFooter CheckFooter(ReadOnlySpan<byte> footer, long length, string? path)
    {
        if (footer.Length < FooterSize || !footer.EndsWith(Magic)) throw Damaged(path, "it does not end like one");
        var read = ArtefactFooter.Read(footer);
        return read.Fits(length) ? read : throw Damaged(path, "its length differs from what stands in it");
    }

    /// <summary>Checks the body.</summary>
    /// <param name="bytes">Body and footer.</param>
    /// <param name="footer">The footer.</param>
    /// <param name="fingerprint">What must have compiled it.</param>
    /// <param name="path">The file for diagnostics.</param>
    /// <returns>What stands behind the fingerprint.</returns>
    public static ArtefactCursor OpenBody(ReadOnlyMemory<byte> bytes, ArtefactFooter footer, string fingerprint, string? path)
    {
        if (BodyChecksum(bytes.Span) != footer.BodyChecksum) throw Damaged(path, "its checksum differs from what stands in it");
        var cursor = new ArtefactCursor(bytes[..^FooterSize], path);
        CheckFingerprint(cursor.Text(), fingerprint, path);
        return cursor;
    }

    /// <summary>Checks the code's checksum.</summary>
    public static void CheckCode(ulong checksum, ArtefactFooter footer, string? path)
    {
        if (checksum != footer.CodeChecksum) throw Damaged(path, "the checksum of its code differs from what stands in it");
    }

    public static DiagnosticException Foreign(string? path, string message) => new(new Diagnostic(
        DiagnosticCatalogue.ForeignArtefact, path is null ? DiagnosticLocation.None : DiagnosticLocation.File(path), message)
    {
        Hint = "compile the component again, on this machine and for this engine and these options",
    });

    private static DiagnosticException Damaged(string? path, string what) => new ArtefactCursor(default, path).Damaged(what);

    // The footer's lengths and the checksum of the code are counted in.
    private static ulong BodyChecksum(ReadOnlySpan<byte> bodyAndFooter) => Checksum.Of(bodyAndFooter[..^(FooterSize - ArtefactFooter.CheckedSize)]);

    private static void CheckFingerprint(string found, string expected, string? path)
    {
        if (found == expected) return;
        var (have, want) = (found.Split("; "), expected.Split("; "));
        throw Foreign(path, "it was compiled for " + (have.Length == want.Length
            ? string.Join("; ", have.Zip(want).Where(p => p.First != p.Second).Select(p => $"{p.First}, not {p.Second}"))
            : $"another engine: {found}"));
    }
}

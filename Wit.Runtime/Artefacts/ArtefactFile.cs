using System.Buffers;
using System.Security.Cryptography;
using Wit.Model.Diagnostics;
using Wit.Runtime.Native;
using Wit.Runtime.Plan;

namespace Wit.Runtime.Artefacts;

/// <summary>
/// Reads and writes the precompiled components of our own runtime. The code of the envelope is the largest module, which a file is mapped
/// for; the body has the hash of the component, the other modules and the plan. Other modules that are large can have files beside the
/// first, to be mapped as well: their bodies have the hash of the component and their number.
/// </summary>
internal static class ArtefactFile
{
    /// <summary>From so many bytes on, code is worth a file of its own.</summary>
    public const int LargeCode = 1 << 20;

    private const int ChunkSize = 1 << 18;

    /// <summary>The file of a part: the first has the path itself.</summary>
    public static string PathOf(string path, int number) => number == 0 ? path : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}.{number}");

    /// <summary>Writes a precompiled component.</summary>
    /// <param name="plan">The plan with its compiled modules.</param>
    /// <param name="fingerprint">What compiled it.</param>
    /// <param name="contentHash">The hash of the component.</param>
    /// <param name="largeCode">From how many bytes on the code of a module has a file of its own.</param>
    /// <returns>The file, and those beside it.</returns>
    public static IReadOnlyList<byte[]> Write(ComponentPlan plan, string fingerprint, ReadOnlySpan<byte> contentHash, int largeCode = int.MaxValue)
    {
        var codes = plan.Modules.Select(m => m.Handle.Serialize()).ToArray();
        var largest = Array.IndexOf(codes, codes.MaxBy(c => c.Length));
        var parts = new List<byte[]> { Array.Empty<byte>() };
        var writer = new ArtefactWriter();
        writer.Text(fingerprint);
        writer.Raw(contentHash);
        writer.Number(codes.Length);
        if (codes.Length > 0) writer.Number(largest);
        for (var i = 0; i < codes.Length; i++)
        {
            if (i == largest) continue;
            var isApart = codes[i].Length >= largeCode;
            writer.Number(isApart ? parts.Count : 0);
            if (isApart) parts.Add(Part(codes[i], fingerprint, contentHash, parts.Count));
            else writer.Block(codes[i]);
        }

        PlanWriter.Write(plan, writer);
        parts[0] = ArtefactEnvelope.Seal(codes.Length > 0 ? codes[largest] : [], writer);
        return parts;
    }

    private static byte[] Part(byte[] code, string fingerprint, ReadOnlySpan<byte> contentHash, int number)
    {
        var writer = new ArtefactWriter();
        writer.Text(fingerprint);
        writer.Raw(contentHash);
        writer.Number(number);
        return ArtefactEnvelope.Seal(code, writer);
    }

    /// <summary>Puts files into their places, the first one last: whoever finds it finds the others.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be written.</exception>
    public static void Store(string path, IReadOnlyList<byte[]> parts)
    {
        for (var number = parts.Count - 1; number >= 0; number--)
        {
            var target = PathOf(path, number);
            var temporary = $"{target}.{Environment.ProcessId}.{Guid.NewGuid():N}.tmp";
            try
            {
                File.WriteAllBytes(temporary, parts[number]);
                File.Move(temporary, target, overwrite: true);
            }
            catch
            {
                File.Delete(temporary);
                throw;
            }
        }
    }

    /// <summary>Reads a precompiled component, all of which is checked and copied.</summary>
    /// <param name="engine">The engine that runs it.</param>
    /// <param name="fingerprint">What must have compiled it.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="path">The file for diagnostics.</param>
    /// <returns>The plan and the hash of the component.</returns>
    /// <exception cref="DiagnosticException">It is damaged, or was compiled by or for something else.</exception>
    public static (ComponentPlan Plan, byte[] ContentHash) Read(EngineHandle engine, string fingerprint, ReadOnlyMemory<byte> bytes, string? path)
    {
        var (code, body) = ArtefactEnvelope.Open(bytes, fingerprint, path);
        return ReadBody(engine, body, path, (_, number) => number == 0 ? Copy(engine, code.Span, path) : throw InSeveralFiles(path));
    }

    /// <summary>Maps a precompiled component.</summary>
    /// <param name="engine">The engine that runs it.</param>
    /// <param name="fingerprint">What must have compiled it.</param>
    /// <param name="path">The file, which must not be changed in its place for as long as its code is in use.</param>
    /// <param name="checkCode">Whether the code is read to compute its checksum.</param>
    /// <returns>The plan and the hash of the component.</returns>
    /// <exception cref="DiagnosticException">It is damaged, or was compiled by or for something else.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static (ComponentPlan Plan, byte[] ContentHash) Map(EngineHandle engine, string fingerprint, string path, bool checkCode)
    {
        var (first, body) = Open(path, fingerprint, checkCode);
        return ReadBody(engine, body, path, (contentHash, number) => number == 0 ? MapCode(engine, path, first) : MapPart(engine, fingerprint, contentHash, path, number, checkCode));
    }

    // The footer and the body of a file.
    private static (ArtefactFooter Footer, ArtefactCursor Body) Open(string path, string fingerprint, bool checkCode)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        var footer = ArtefactEnvelope.CheckFooter(Read(file, Math.Max(0, length - ArtefactEnvelope.FooterSize), ArtefactEnvelope.FooterSize), length, path);
        var body = ArtefactEnvelope.OpenBody(
            Read(file, (long)footer.CodeLength, (int)footer.BodyLength + ArtefactEnvelope.FooterSize), footer, fingerprint, path);
        if (checkCode) ArtefactEnvelope.CheckCode(ChecksumOf(file, (int)footer.CodeLength), footer, path);
        return (footer, body);
    }

    private static CoreModuleHandle MapPart(EngineHandle engine, string fingerprint, byte[] contentHash, string path, int number, bool checkCode)
    {
        var part = PathOf(path, number);
        var (footer, body) = Open(part, fingerprint, checkCode);
        if (!body.Raw(contentHash.Length).Span.SequenceEqual(contentHash) || body.Number() != number) throw body.Damaged($"it is of another component than `{path}`");
        return MapCode(engine, part, footer);
    }

    private static CoreModuleHandle MapCode(EngineHandle engine, string path, ArtefactFooter footer) =>
        Load(CoreModuleHandle.TryDeserializeFile(engine, path, (int)footer.CodeLength, out var error), error, path);

    // Takes what gives the code of a part from the hash of the component and the part's number.
    private static (ComponentPlan Plan, byte[] ContentHash) ReadBody(EngineHandle engine, ArtefactCursor body, string? path, Func<byte[], int, CoreModuleHandle> code)
    {
        var contentHash = body.Raw(SHA256.HashSizeInBytes).ToArray();
        var modules = new List<PlannedModule>();
        try
        {
            var count = body.Count();
            var first = count > 0 ? body.Index(count) : 0;
            for (var i = 0; i < count; i++) modules.Add(new PlannedModule(i == first ? code(contentHash, 0) : Further(count), []));
            var plan = PlanReader.Read(body, modules.Count);
            plan.Modules.AddRange(modules);
            return (plan, contentHash);
        }
        catch
        {
            foreach (var module in modules) module.Handle.Dispose();
            throw;
        }

        CoreModuleHandle Further(int count) => body.Index(count) is > 0 and var number ? code(contentHash, number) : Copy(engine, body.Block().Span, path);
    }

    private static DiagnosticException InSeveralFiles(string? path) => new(new Diagnostic(
        DiagnosticCatalogue.DamagedArtefact, path is null ? DiagnosticLocation.None : DiagnosticLocation.File(path), "the precompiled component is one of several files")
    {
        Hint = "read it with DeserializeFile, or compile it into one file",
    });

    private static CoreModuleHandle Copy(EngineHandle engine, ReadOnlySpan<byte> code, string? path) =>
        Load(CoreModuleHandle.TryDeserialize(engine, code, out var error), error, path);

    private static CoreModuleHandle Load(CoreModuleHandle? handle, string error, string? path) =>
        handle ?? throw ArtefactEnvelope.Foreign(path, $"the engine refuses the code: {TrapRules.Innermost(error)}");

    private static byte[] Read(Microsoft.Win32.SafeHandles.SafeFileHandle file, long offset, int length)
    {
        var bytes = new byte[length];
        var read = 0;
        while (read < length && RandomAccess.Read(file, bytes.AsSpan(read), offset + read) is > 0 and var part) read += part;
        return read == length ? bytes : bytes[..read];
    }

    private static ulong ChecksumOf(Microsoft.Win32.SafeHandles.SafeFileHandle file, int length)
    {
        var checksum = new Checksum();
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            for (var offset = 0; offset < length; offset += ChunkSize)
            {
                var part = chunk.AsSpan(0, Math.Min(ChunkSize, length - offset));
                for (var read = 0; read < part.Length;)
                {
                    var more = RandomAccess.Read(file, part[read..], offset + read);
                    if (more == 0) return 0;
                    read += more;
                }

                checksum.Add(part);
            }

            return checksum.Value;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}

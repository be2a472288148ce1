using System.Buffers;
using System.Security.Cryptography;
using Wit.Model.Diagnostics;
using Wit.Runtime.Native;
using Wit.Runtime.Plan;

namespace Wit.Runtime.Artefacts;

/// <summary>
/// Reads and writes the precompiled components of our own runtime. The code of the envelope is the largest module, which a file is mapped
/// for; the body has the hash of the component, the other modules and the plan.
/// </summary>
internal static class ArtefactFile
{
    private const int ChunkSize = 1 << 18;

    /// <summary>Writes a precompiled component.</summary>
    /// <param name="plan">The plan with its compiled modules.</param>
    /// <param name="fingerprint">What compiled it.</param>
    /// <param name="contentHash">The hash of the component.</param>
    public static byte[] Write(ComponentPlan plan, string fingerprint, ReadOnlySpan<byte> contentHash)
    {
        var codes = plan.Modules.Select(m => m.Handle.Serialize()).ToArray();
        var largest = Array.IndexOf(codes, codes.MaxBy(c => c.Length));
        var writer = new ArtefactWriter();
        writer.Text(fingerprint);
        writer.Raw(contentHash);
        writer.Number(codes.Length);
        if (codes.Length > 0) writer.Number(largest);
        for (var i = 0; i < codes.Length; i++)
            if (i != largest) writer.Block(codes[i]);
        PlanWriter.Write(plan, writer);
        return ArtefactEnvelope.Seal(codes.Length > 0 ? codes[largest] : [], writer);
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
        return ReadBody(engine, body, path, () => Copy(engine, code.Span, path));
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
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        var footer = ArtefactEnvelope.CheckFooter(Read(file, Math.Max(0, length - ArtefactEnvelope.FooterSize), ArtefactEnvelope.FooterSize), length, path);
        var body = ArtefactEnvelope.OpenBody(
            Read(file, (long)footer.CodeLength, (int)footer.BodyLength + ArtefactEnvelope.FooterSize), footer, fingerprint, path);
        if (checkCode) ArtefactEnvelope.CheckCode(ChecksumOf(file, (int)footer.CodeLength), footer, path);
        return ReadBody(engine, body, path, () => Load(CoreModuleHandle.TryDeserializeFile(engine, path, (int)footer.CodeLength, out var error), error, path));
    }

    private static (ComponentPlan Plan, byte[] ContentHash) ReadBody(EngineHandle engine, ArtefactCursor body, string? path, Func<CoreModuleHandle> largest)
    {
        var contentHash = body.Raw(SHA256.HashSizeInBytes).ToArray();
        var modules = new List<PlannedModule>();
        try
        {
            var count = body.Count();
            var mapped = count > 0 ? body.Index(count) : 0;
            for (var i = 0; i < count; i++) modules.Add(new PlannedModule(i == mapped ? largest() : Copy(engine, body.Block().Span, path), []));
            var plan = PlanReader.Read(body, modules.Count);
            plan.Modules.AddRange(modules);
            return (plan, contentHash);
        }
        catch
        {
            foreach (var module in modules) module.Handle.Dispose();
            throw;
        }
    }

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

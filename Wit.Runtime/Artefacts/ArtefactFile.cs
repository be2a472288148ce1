// A precompiled component: magic, the SHA-256 of everything behind it, the fingerprint of what compiled it, the hash of the component,
// the compiled modules, the plan. Machine code cannot be validated, so the engine runs whatever stands there: the hash finds damage, not
// malice. Whoever can write such a file can run code as the process that reads it.
using System.Security.Cryptography;
using Wit.Model.Diagnostics;
using Wit.Runtime.Native;
using Wit.Runtime.Plan;

namespace Wit.Runtime.Artefacts;

/// <summary>Reads and writes precompiled components.</summary>
internal static class ArtefactFile
{
    private static ReadOnlySpan<byte> Magic => "\0witpre\n"u8;

    /// <summary>Whether the bytes claim to be a precompiled component.</summary>
    public static bool IsArtefact(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic);

    /// <summary>Writes a precompiled component.</summary>
    /// <param name="plan">The plan with its compiled modules.</param>
    /// <param name="fingerprint">What compiled it.</param>
    /// <param name="contentHash">The hash of the component.</param>
    public static byte[] Write(ComponentPlan plan, string fingerprint, ReadOnlySpan<byte> contentHash)
    {
        var writer = new ArtefactWriter();
        writer.Text(fingerprint);
        writer.Raw(contentHash);
        writer.Number(plan.Modules.Count);
        foreach (var module in plan.Modules) writer.Block(module.Handle.Serialize());
        PlanWriter.Write(plan, writer);
        var body = writer.Bytes;
        var file = new byte[Magic.Length + SHA256.HashSizeInBytes + body.Length];
        Magic.CopyTo(file);
        SHA256.HashData(body, file.AsSpan(Magic.Length));
        body.CopyTo(file.AsSpan(Magic.Length + SHA256.HashSizeInBytes));
        return file;
    }

    /// <summary>Reads a precompiled component.</summary>
    /// <param name="engine">The engine that runs it.</param>
    /// <param name="fingerprint">What must have compiled it.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="path">The file for diagnostics.</param>
    /// <returns>The plan and the hash of the component.</returns>
    /// <exception cref="DiagnosticException">It is damaged, or was compiled by or for something else.</exception>
    public static (ComponentPlan Plan, byte[] ContentHash) Read(EngineHandle engine, string fingerprint, ReadOnlyMemory<byte> bytes, string? path)
    {
        var cursor = new ArtefactCursor(bytes, path);
        if (!IsArtefact(bytes.Span)) throw cursor.Damaged("it does not begin like one");
        cursor.Raw(Magic.Length);
        var hash = cursor.Raw(SHA256.HashSizeInBytes);
        if (!hash.Span.SequenceEqual(SHA256.HashData(cursor.Rest.Span))) throw cursor.Damaged("its hash differs from what stands in it");
        CheckFingerprint(cursor.Text(), fingerprint, path);
        var contentHash = cursor.Raw(SHA256.HashSizeInBytes).ToArray();
        var modules = new List<PlannedModule>();
        try
        {
            for (var count = cursor.Count(); count > 0; count--) modules.Add(ReadModule(engine, cursor.Block().Span, path));
            var plan = PlanReader.Read(cursor, modules.Count);
            plan.Modules.AddRange(modules);
            return (plan, contentHash);
        }
        catch
        {
            foreach (var module in modules) module.Handle.Dispose();
            throw;
        }
    }

    private static PlannedModule ReadModule(EngineHandle engine, ReadOnlySpan<byte> code, string? path)
    {
        var handle = CoreModuleHandle.TryDeserialize(engine, code, out var error);
        return handle is null ? throw Foreign(path, $"the engine refuses the code: {TrapRules.Innermost(error)}") : new PlannedModule(handle, []);
    }

    private static void CheckFingerprint(string found, string expected, string? path)
    {
        if (found == expected) return;
        var differences = found.Split("; ").Zip(expected.Split("; ")).Where(p => p.First != p.Second).Select(p => $"{p.First}, not {p.Second}");
        throw Foreign(path, $"it was compiled for {string.Join("; ", differences.DefaultIfEmpty(found))}");
    }

    private static DiagnosticException Foreign(string? path, string message) => new(new Diagnostic(
        DiagnosticCatalogue.ForeignArtefact, path is null ? DiagnosticLocation.None : DiagnosticLocation.File(path), message)
    {
        Hint = "compile the component again, on this machine and with these options",
    });
}

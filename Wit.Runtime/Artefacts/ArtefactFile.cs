using System.Security.Cryptography;
using Wit.Model.Diagnostics;
using Wit.Runtime.Native;
using Wit.Runtime.Plan;

namespace Wit.Runtime.Artefacts;

/// <summary>Reads and writes the precompiled components of our own runtime: the hash of the component, the compiled modules, the plan.</summary>
internal static class ArtefactFile
{
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
        return ArtefactEnvelope.Seal(writer);
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
        var cursor = ArtefactEnvelope.Open(bytes, fingerprint, path);
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
        return handle is null ? throw ArtefactEnvelope.Foreign(path, $"the engine refuses the code: {TrapRules.Innermost(error)}") : new PlannedModule(handle, []);
    }
}

using System.Security.Cryptography;
using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Runtime.Artefacts;
using Wit.Runtime.Fusion;
using Wit.Runtime.Native;
using Wit.Component.Fusion;
using Wit.Runtime.Plan;

namespace Wit.Runtime;

/// <summary>
/// A component made ready to be instantiated: its plan and its compiled core modules. Immutable; it may be shared between threads and
/// instantiated any number of times.
/// </summary>
public sealed class Component : IDisposable
{
    private const string Form = "modules";

    private readonly byte[] _contentHash;

    private Component(WasmEngine engine, ComponentPlan plan, byte[] contentHash, string? name)
    {
        Engine = engine;
        Plan = plan;
        _contentHash = contentHash;
        Location = name is null ? DiagnosticLocation.None : DiagnosticLocation.File(name);
        Imports = [.. plan.Imports.Select(i => new ComponentExtern(i.InterfaceName, i.Name, i.Type))];
        Exports = ComponentExtern.ListFunctions(plan.Exports);
    }

    /// <summary>The functions that the host must define, in the order of the component.</summary>
    public IReadOnlyList<ComponentExtern> Imports { get; }

    /// <summary>The functions that can be called, in the order of the component.</summary>
    public IReadOnlyList<ComponentExtern> Exports { get; }

    internal WasmEngine Engine { get; }

    internal ComponentPlan Plan { get; }

    internal DiagnosticLocation Location { get; }

    /// <summary>The SHA-256 of the component's binary: what cached and precompiled files are known by.</summary>
    public string ContentHash => Convert.ToHexStringLower(_contentHash);

    /// <summary>
    /// Reads, validates, plans and compiles a component; with <see cref="WasmEngineOptions.CacheDirectory"/> only if that was not done
    /// before. Precompiled components are refused: they are for <see cref="Deserialize"/>, because they are trusted.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <param name="bytes">The component, as binary or text; it must not change while this method runs.</param>
    /// <param name="name">What diagnostics call the file; null when it has no name.</param>
    /// <exception cref="DiagnosticException">It is no component, is invalid, or uses what the runtime does not have.</exception>
    public static Component Load(WasmEngine engine, ReadOnlyMemory<byte> bytes, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        if (IsPrecompiled(bytes.Span)) throw RefusePrecompiled(name);
        if (ComponentText.IsText(bytes.Span)) bytes = ComponentText.Assemble(bytes.Span, name);
        var hash = SHA256.HashData(bytes.Span);
        if (ReadCache(engine, hash, name) is { } cached) return cached;
        var binary = ComponentReader.Read(bytes, name).Required;
        _ = ComponentValidator.Validate(binary).Required;
        var modules = new PlanModules(engine.Handle);
        var plan = PlanBuilder.Build(binary, modules);
        if (engine.Options.FuseCalls)
            FusionPlanner.Fuse(plan, adapters => Compile(engine, adapters), new AdapterFeatures(UsesAccessors: false, modules.ThrowsExceptions));
        var component = new Component(engine, plan, hash, name);
        engine.Cache?.Write(hash, Form, component.Parts(ArtefactFile.LargeCode));
        return component;
    }

    /// <summary>Whether the bytes are what <see cref="Serialize"/> gives.</summary>
    public static bool IsPrecompiled(ReadOnlySpan<byte> bytes) => ArtefactEnvelope.IsArtefact(bytes);

    /// <summary>Reads what <see cref="Serialize"/> gave, on an engine of the same version and options.</summary>
    /// <remarks>
    /// The bytes hold machine code, which is run as it is. A checksum finds damage, but whoever made the bytes can run any code as this
    /// process: read only what you wrote yourself, from where nobody else can write.
    /// </remarks>
    /// <param name="engine">The engine.</param>
    /// <param name="bytes">The bytes; they must not change while this method runs.</param>
    /// <param name="name">What diagnostics call the file; null when it has no name.</param>
    /// <exception cref="DiagnosticException">The bytes are damaged, or were made by or for something else.</exception>
    public static Component Deserialize(WasmEngine engine, ReadOnlyMemory<byte> bytes, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var (plan, hash) = ArtefactFile.Read(engine.Handle, engine.Fingerprint, bytes, name);
        return new Component(engine, plan, hash, name);
    }

    /// <summary>
    /// Reads a file with what <see cref="Serialize"/> gave, or what <see cref="SerializeTo(string)"/> wrote. The code is not read but mapped: it comes into memory where it is used, and
    /// all processes share it.
    /// </summary>
    /// <remarks>
    /// As for <see cref="Deserialize"/>, the code is run as it is. The file must not be changed in its place for as long as the component
    /// is in use: write another and move it there, or remove it.
    /// </remarks>
    /// <param name="engine">The engine.</param>
    /// <param name="path">The file.</param>
    /// <param name="checkCode">
    /// Whether the whole file is read to find damage in the code, some milliseconds for 20 MB. Without it the length, the plan and
    /// whatever else is not code are still checked; damaged code can then do anything.
    /// </param>
    /// <exception cref="DiagnosticException">The file cannot be read, is damaged, or was made by or for something else.</exception>
    public static Component DeserializeFile(WasmEngine engine, string path, bool checkCode = true)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var (plan, hash) = ArtefactFile.Map(engine.Handle, engine.Fingerprint, path, checkCode);
            return new Component(engine, plan, hash, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.UnreadableFile, DiagnosticLocation.File(path), exception.Message));
        }
    }

    /// <summary>The plan and the compiled code, for <see cref="Deserialize"/> and <see cref="DeserializeFile"/>.</summary>
    public byte[] Serialize() => Parts(int.MaxValue)[0];

    /// <summary>
    /// Writes the plan and the compiled code for <see cref="DeserializeFile"/>, each large module into a file of its own so that all of them are
    /// mapped: beside the file there may be others, with its name and <c>.1</c>, <c>.2</c>... behind it. Files appear whole, and the first one last.
    /// </summary>
    /// <param name="path">The first file.</param>
    /// <returns>The files.</returns>
    /// <exception cref="DiagnosticException">A file cannot be written.</exception>
    public IReadOnlyList<string> SerializeTo(string path) => SerializeTo(path, ArtefactFile.LargeCode);

    internal IReadOnlyList<string> SerializeTo(string path, int largeCode)
    {
        ArgumentNullException.ThrowIfNull(path);
        var parts = Parts(largeCode);
        try
        {
            ArtefactFile.Store(path, parts);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.UnwritableFile, DiagnosticLocation.File(path), $"cannot be written: {exception.Message}"));
        }

        return [.. Enumerable.Range(0, parts.Count).Select(number => ArtefactFile.PathOf(path, number))];
    }

    private IReadOnlyList<byte[]> Parts(int largeCode) => ArtefactFile.Write(Plan, Engine.Fingerprint, _contentHash, largeCode);

    /// <summary>Reads, plans and compiles the component in a file.</summary>
    /// <exception cref="DiagnosticException">The file cannot be read, or <see cref="Load"/> rejects it.</exception>
    public static Component LoadFile(WasmEngine engine, string path)
    {
        try
        {
            return Load(engine, File.ReadAllBytes(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.UnreadableFile, DiagnosticLocation.File(path), exception.Message));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var module in Plan.Modules) module.Handle.Dispose();
    }

    private static PlannedModule Compile(WasmEngine engine, AdapterModule module) =>
        new(CoreModuleHandle.TryCompile(engine.Handle, module.Bytes, out var error) ?? throw new InvalidOperationException($"adapters do not compile: {error}"), []);

    private static Component? ReadCache(WasmEngine engine, byte[] hash, string? name)
    {
        if (engine.Cache?.Find(hash, Form) is not { } path) return null;
        try
        {
            // The cache moves whole files into their place, and only its owner writes there.
            var (plan, contentHash) = ArtefactFile.Map(engine.Handle, engine.Fingerprint, path, checkCode: false);
            if (contentHash.AsSpan().SequenceEqual(hash)) return new Component(engine, plan, hash, name);
            foreach (var module in plan.Modules) module.Handle.Dispose();
            return null;
        }
        catch (Exception exception) when (exception is DiagnosticException or IOException or UnauthorizedAccessException)
        {
            // A damaged file is written again.
            return null;
        }
    }

    internal static DiagnosticException RefusePrecompiled(string? name) => new(new Diagnostic(
        DiagnosticCatalogue.UntrustedArtefact,
        name is null ? DiagnosticLocation.None : DiagnosticLocation.File(name),
        "this is a precompiled component, whose machine code cannot be validated")
    {
        Hint = "if you made it yourself, load it with Component.Deserialize, or `wit run --allow-precompiled`",
    });
}

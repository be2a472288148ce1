using Wit.Runtime.Artefacts;
using Wit.Runtime.Native;

namespace Wit.Runtime;

/// <summary>Compiles WebAssembly. One per process usually suffices; it may be shared between threads.</summary>
public sealed class WasmEngine : IDisposable
{
    /// <summary>Starts an engine.</summary>
    public WasmEngine(WasmEngineOptions? options = null)
    {
        Options = options ?? new WasmEngineOptions();
        Handle = EngineHandle.Create(Options);
        Fingerprint = EngineFingerprint.Of(Options);
        if (Options.CacheDirectory is { } directory) Cache = new ComponentCache(directory, Fingerprint);
    }

    /// <summary>What the engine was started with.</summary>
    public WasmEngineOptions Options { get; }

    internal EngineHandle Handle { get; }

    internal string Fingerprint { get; }

    internal ComponentCache? Cache { get; }

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();
}

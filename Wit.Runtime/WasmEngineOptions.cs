namespace Wit.Runtime;

/// <summary>What an engine compiles into guest code; fixed for the engine's life because compiled modules depend on it.</summary>
public sealed record WasmEngineOptions
{
    /// <summary>Whether guest instructions consume fuel; instances then start with <see cref="InstanceOptions.Fuel"/>.</summary>
    public bool ConsumeFuel { get; init; }

    /// <summary>Whether guests can be interrupted: needed for deadlines and cancellation.</summary>
    public bool Interruptible { get; init; }

    /// <summary>
    /// Whether calls between the components of a composition are compiled to WebAssembly. Without it every such call goes through the host:
    /// slower, and otherwise the same.
    /// </summary>
    public bool FuseCalls { get; init; } = true;

    /// <summary>The stack that guests may use, in bytes; null for Wasmtime's default of 512 KiB.</summary>
    public int? MaxStackSize { get; init; }

    /// <summary>
    /// A directory that compiled components are kept in, so that a component is compiled once per machine; null for none. It may be
    /// shared between processes and emptied at any time. Machine code is read from it unchecked: whoever can write to it can run code
    /// as this process. A missing directory is made, for its owner only.
    /// </summary>
    public string? CacheDirectory { get; init; }
}

namespace Wit.Component;

/// <summary>What the preamble of a file says.</summary>
public enum WasmBinaryKind
{
    /// <summary>Something else than WebAssembly.</summary>
    NotWasm,

    /// <summary>A core module.</summary>
    CoreModule,

    /// <summary>A component.</summary>
    Component,

    /// <summary>A version or layer that is not supported.</summary>
    Unsupported,
}

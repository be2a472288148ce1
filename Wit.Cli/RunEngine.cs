namespace Wit.Cli;

/// <summary>What runs a component.</summary>
internal enum RunEngine
{
    /// <summary>Wit.Runtime on Wasmtime's core engine.</summary>
    Core,

    /// <summary>Wasmtime's own component runtime.</summary>
    Wasmtime,
}

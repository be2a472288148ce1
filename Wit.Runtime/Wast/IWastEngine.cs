namespace Wit.Runtime.Wast;

/// <summary>An engine that scripts run on.</summary>
internal interface IWastEngine : IDisposable
{
    /// <summary>Reads and compiles a component.</summary>
    /// <exception cref="Model.Diagnostics.DiagnosticException">It is rejected.</exception>
    IWastComponent Load(ReadOnlyMemory<byte> bytes);
}

/// <summary>A compiled component.</summary>
internal interface IWastComponent : IDisposable
{
    /// <summary>Instantiates the component in a store of its own.</summary>
    /// <exception cref="Model.Diagnostics.DiagnosticException">It cannot be linked.</exception>
    /// <exception cref="Abi.WasmTrapException">It trapped.</exception>
    IWastInstance Instantiate();
}

/// <summary>A running component.</summary>
internal interface IWastInstance : IDisposable
{
    /// <summary>Calls an export of the component itself.</summary>
    WitValue? Invoke(string name, ReadOnlySpan<WitValue> arguments);
}

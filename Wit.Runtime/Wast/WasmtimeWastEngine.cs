using Wit.Runtime.Oracle;

namespace Wit.Runtime.Wast;

/// <summary>Scripts on Wasmtime's own component runtime.</summary>
internal sealed class WasmtimeWastEngine : IWastEngine
{
    private readonly WasmtimeComponentEngine _engine = new();

    public IWastComponent Load(ReadOnlyMemory<byte> bytes) => new LoadedComponent(_engine.Load(bytes));

    public void Dispose() => _engine.Dispose();

    private sealed class LoadedComponent(WasmtimeComponent component) : IWastComponent
    {
        public IWastInstance Instantiate() => new Instance(component.Instantiate(
            import => WastHost.Functions.FirstOrDefault(f => f.Interface == import.InterfaceName && f.Name == import.Name).Body));

        public void Dispose() => component.Dispose();
    }

    private sealed class Instance(WasmtimeInstance instance) : IWastInstance
    {
        public WitValue? Invoke(string name, ReadOnlySpan<WitValue> arguments) => instance.Invoke(null, name, arguments);

        public void Dispose() => instance.Dispose();
    }
}

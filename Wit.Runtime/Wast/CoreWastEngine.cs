namespace Wit.Runtime.Wast;

/// <summary>Scripts on our own runtime.</summary>
/// <param name="options">The options of the engine.</param>
internal sealed class CoreWastEngine(WasmEngineOptions? options) : IWastEngine
{
    private readonly WasmEngine _engine = new(options);

    public IWastComponent Load(ReadOnlyMemory<byte> bytes) => new LoadedComponent(_engine, Component.Load(_engine, bytes));

    public void Dispose() => _engine.Dispose();

    private sealed class LoadedComponent(WasmEngine engine, Component component) : IWastComponent
    {
        public IWastInstance Instantiate()
        {
            var linker = new ComponentLinker(engine);
            foreach (var (interfaceName, name, body) in WastHost.Functions) linker.DefineFunction(interfaceName, name, body);
            return new Instance(linker.Instantiate(component));
        }

        public void Dispose() => component.Dispose();
    }

    private sealed class Instance(ComponentInstance instance) : IWastInstance
    {
        public WitValue? Invoke(string name, ReadOnlySpan<WitValue> arguments) => instance.GetFunction(null, name).Invoke(arguments);

        public void Dispose() => instance.Dispose();
    }
}

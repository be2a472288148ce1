using Wasmtime;
using Wasmtime.Components;

namespace Wit.Benchmarks;

/// <summary>The same calls through the boxed values of <c>Wasmtime.Components</c>.</summary>
internal sealed class BoxedGuest : IDisposable
{
    private readonly Engine _engine = new();
    private readonly Store _store;
    private readonly Wasmtime.Components.Component _component;
    private readonly Wasmtime.Components.ComponentLinker _linker;
    private readonly ComponentFunction _add;
    private readonly ComponentFunction _echoString;
    private readonly ComponentFunction _echoBytes;
    private readonly ComponentFunction? _callHost;

    public BoxedGuest(byte[] bytes)
    {
        _store = new Store(_engine);
        _component = Wasmtime.Components.Component.FromBytes(_engine, bytes);
        _linker = new Wasmtime.Components.ComponentLinker(_engine);
        using (var root = _linker.Root())
        using (var clock = root.AddInstance("bench:host/clock"))
        {
            clock.DefineFunction("now", (arguments, results) => results[0] = ComponentValue.U32(arguments[0].AsU32() + 1));
        }

        var instance = _linker.Instantiate(_store, _component);
        _add = instance.GetFunction("add")!;
        _echoString = instance.GetFunction("echo-string")!;
        _echoBytes = instance.GetFunction("echo-bytes")!;
        _callHost = instance.GetFunction("call-host");
    }

    public uint Add(uint a, uint b) => _add.Call(ComponentValue.U32(a), ComponentValue.U32(b))!.AsU32();

    public string EchoString(string value) => _echoString.Call(ComponentValue.String(value))!.AsString();

    public byte[] EchoBytes(byte[] value)
    {
        var list = new ComponentValue[value.Length];
        for (var i = 0; i < list.Length; i++) list[i] = ComponentValue.U8(value[i]);
        return [.. _echoBytes.Call(ComponentValue.List(list))!.AsList().Select(v => v.AsU8())];
    }

    public uint CallHost(uint count) => _callHost!.Call(ComponentValue.U32(count))!.AsU32();

    public void Dispose()
    {
        _linker.Dispose();
        _component.Dispose();
        _store.Dispose();
        _engine.Dispose();
    }
}

using Wit.Abi;
using Wit.Runtime;

namespace Wit.Benchmarks;

/// <summary>What generated bindings do, by hand.</summary>
internal sealed class OurGuest : IDisposable
{
    private readonly WasmEngine _engine;
    private readonly Runtime.Component _component;
    private readonly ComponentInstance _instance;
    private readonly ExportedFunction _add;
    private readonly ExportedFunction _echoString;
    private readonly ExportedFunction _echoBytes;
    private readonly ExportedFunction? _callHost;

    public OurGuest(byte[] bytes, WasmEngineOptions? options = null)
    {
        _engine = new WasmEngine(options);
        _component = Runtime.Component.Load(_engine, bytes);
        var linker = new ComponentLinker(_engine);
        linker.DefineFunction("bench:host/clock", "now", "func(x: u32) -> u32", static (ref ImportCall call) =>
        {
            var x = CanonicalU32.LiftFlat(ref call.Memory, ref call.Arguments);
            call.StoreResult<uint, CanonicalU32>(x + 1);
        });
        _instance = linker.Instantiate(_component);
        _add = _instance.GetExport(null, "add", "func(a: u32, b: u32) -> u32");
        _echoString = _instance.GetExport(null, "echo-string", "func(value: string) -> string");
        _echoBytes = _instance.GetExport(null, "echo-bytes", "func(value: list<u8>) -> list<u8>");
        if (_component.Exports.Any(e => e.Name == "call-host")) _callHost = _instance.GetExport(null, "call-host", "func(count: u32) -> u32");
    }

    public uint Add(uint a, uint b)
    {
        Span<FlatValue> slots = stackalloc FlatValue[2];
        var call = new ExportCall(_add, slots);
        try
        {
            CanonicalU32.LowerFlat(ref call.Memory, a, ref call.Arguments);
            CanonicalU32.LowerFlat(ref call.Memory, b, ref call.Arguments);
            call.Invoke();
            var result = call.LoadResult<uint, CanonicalU32>();
            call.Complete();
            return result;
        }
        finally
        {
            call.Dispose();
        }
    }

    public string EchoString(string value)
    {
        Span<FlatValue> slots = stackalloc FlatValue[2];
        var call = new ExportCall(_echoString, slots);
        try
        {
            CanonicalString.LowerFlat(ref call.Memory, value, ref call.Arguments);
            call.Invoke();
            var result = call.LoadResult<string, CanonicalString>();
            call.Complete();
            return result;
        }
        finally
        {
            call.Dispose();
        }
    }

    public byte[] EchoBytes(ReadOnlySpan<byte> value)
    {
        Span<FlatValue> slots = stackalloc FlatValue[2];
        var call = new ExportCall(_echoBytes, slots);
        try
        {
            CanonicalList<byte, CanonicalU8>.LowerFlat(ref call.Memory, value, ref call.Arguments);
            call.Invoke();
            var result = call.LoadResult<byte[], CanonicalList<byte, CanonicalU8>>();
            call.Complete();
            return result;
        }
        finally
        {
            call.Dispose();
        }
    }

    public uint CallHost(uint count)
    {
        Span<FlatValue> slots = stackalloc FlatValue[1];
        var call = new ExportCall(_callHost!, slots);
        try
        {
            CanonicalU32.LowerFlat(ref call.Memory, count, ref call.Arguments);
            call.Invoke();
            var result = call.LoadResult<uint, CanonicalU32>();
            call.Complete();
            return result;
        }
        finally
        {
            call.Dispose();
        }
    }

    public void Dispose()
    {
        _instance.Dispose();
        _component.Dispose();
        _engine.Dispose();
    }
}

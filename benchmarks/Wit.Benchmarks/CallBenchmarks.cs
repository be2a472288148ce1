using BenchmarkDotNet.Attributes;

namespace Wit.Benchmarks;

/// <summary>Calls through the typed runtime, plain and composed, against the boxed API.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private const string Text = "the quick brown fox jump";

    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 65536).Select(i => (byte)i)];

    private OurGuest _ours = null!;
    private OurGuest _composed = null!;
    private BoxedGuest _boxed = null!;

    [GlobalSetup]
    public void Setup()
    {
        _ours = new OurGuest(Guests.Echo);
        _composed = new OurGuest(Guests.Forward);
        _boxed = new BoxedGuest(Guests.Echo);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _ours.Dispose();
        _composed.Dispose();
        _boxed.Dispose();
    }

    [Benchmark]
    public uint AddOurs() => _ours.Add(40, 2);

    [Benchmark]
    public uint AddComposed() => _composed.Add(40, 2);

    [Benchmark]
    public uint AddBoxed() => _boxed.Add(40, 2);

    [Benchmark]
    public string StringOurs() => _ours.EchoString(Text);

    [Benchmark]
    public string StringComposed() => _composed.EchoString(Text);

    [Benchmark]
    public string StringBoxed() => _boxed.EchoString(Text);

    [Benchmark]
    public byte[] BytesOurs() => _ours.EchoBytes(Bytes);

    [Benchmark]
    public byte[] BytesComposed() => _composed.EchoBytes(Bytes);

    [Benchmark]
    public byte[] BytesBoxed() => _boxed.EchoBytes(Bytes);

    [Benchmark(OperationsPerInvoke = 1000)]
    public uint ImportOurs() => _ours.CallHost(1000);

    [Benchmark(OperationsPerInvoke = 1000)]
    public uint ImportBoxed() => _boxed.CallHost(1000);
}

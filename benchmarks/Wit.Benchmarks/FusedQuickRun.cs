using System.Globalization;
using Wit.Runtime;
using Wit.Runtime.Oracle;

namespace Wit.Benchmarks;

/// <summary>
/// Calls between two components, made in a loop by the guest: fused, through the host's adapter, and on Wasmtime's own component runtime.
/// The three take turns, so that they see the same machine.
/// </summary>
internal static class FusedQuickRun
{
    private const int Rounds = 60;

    private delegate WitValue? Invoke(string name, params ReadOnlySpan<WitValue> arguments);

    public static void Run(TextWriter output)
    {
        using var fusedEngine = new WasmEngine();
        using var hostEngine = new WasmEngine(new WasmEngineOptions { FuseCalls = false });
        using var fused = Instantiate(fusedEngine);
        using var host = Instantiate(hostEngine);
        using var theirEngine = new WasmtimeComponentEngine();
        using var theirComponent = theirEngine.Load(Guests.Fused);
        using var theirs = theirComponent.Instantiate(_ => null);
        Invoke[] engines =
        [
            (name, arguments) => fused.GetFunction(null, name).Invoke(arguments),
            (name, arguments) => host.GetFunction(null, name).Invoke(arguments),
            (name, arguments) => theirs.Invoke(null, name, arguments),
        ];
        foreach (var engine in engines) engine("fill", new U32Value('a'));

        output.WriteLine($"{"call between components",-28}{"fused ns",12}{"host ns",12}{"wasmtime ns",14}{"host/fused",12}{"wasmtime/fused",16}");
        Report(output, engines, "add(u32, u32) -> u32", "add", null, 20_000);
        Report(output, engines, "24-byte string", "take-string", 24, 10_000);
        Report(output, engines, "64 KiB string", "take-string", 65536, 100);
        Report(output, engines, "24-byte list<u8>", "take-bytes", 24, 10_000);
        Report(output, engines, "64 KiB list<u8>", "take-bytes", 65536, 100);
    }

    private static ComponentInstance Instantiate(WasmEngine engine) => new ComponentLinker(engine).Instantiate(Runtime.Component.Load(engine, Guests.Fused));

    private static void Report(TextWriter output, Invoke[] engines, string title, string name, uint? length, uint count)
    {
        WitValue[] arguments = length is { } bytes ? [new U32Value(count), new U32Value(bytes)] : [new U32Value(count)];
        var best = new double[engines.Length];
        Array.Fill(best, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
            for (var i = 0; i < engines.Length; i++)
                best[i] = Math.Min(best[i], QuickRun.Round(() => engines[i](name, arguments), 1) / count);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{title,-28}{best[0],12:F1}{best[1],12:F1}{best[2],14:F1}{best[1] / best[0],12:F1}{best[2] / best[0],16:F2}"));
    }
}

using System.Diagnostics;
using Wit.Component;
using Wit.Runtime;
using Wit.Runtime.Oracle;

namespace Wit.Benchmarks;

/// <summary>
/// What it takes until a component can be called: reading, validating, compiling, loading what was compiled before, instantiating.
/// <c>WIT_BENCHMARK_COMPONENT</c> names another component than fixtures/wat/types.wat.
/// </summary>
internal static class StartQuickRun
{
    public static void Run(TextWriter output)
    {
        var bytes = Environment.GetEnvironmentVariable("WIT_BENCHMARK_COMPONENT") is { Length: > 0 } path ? File.ReadAllBytes(path) : Guests.Types;
        using var engine = new WasmEngine();
        using var wasmtime = new WasmtimeComponentEngine();
        using var component = Runtime.Component.Load(engine, bytes);
        using var nativeComponent = wasmtime.Load(bytes);
        var compiled = component.Serialize();
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, compiled);
        var nativeCompiled = nativeComponent.Serialize();
        var linker = new ComponentLinker(engine);
        var canInstantiate = component.Imports.Count == 0;
        output.WriteLine($"component {bytes.Length / 1024.0:F1} KiB, compiled {compiled.Length / 1024.0:F1} KiB");
        Report(output, "read", () => ComponentReader.Read(bytes));
        Report(output, "read and resolve", () => ComponentResolver.Resolve(bytes));
        Report(output, "read and validate", () => ComponentValidator.Validate(bytes));
        Report(output, "load (compile)", () => Runtime.Component.Load(engine, bytes).Dispose());
        Report(output, "load, Wasmtime's runtime", () => wasmtime.Load(bytes).Dispose());
        Report(output, "deserialize", () => Runtime.Component.Deserialize(engine, compiled).Dispose());
        Report(output, "map", () => Runtime.Component.DeserializeFile(engine, file).Dispose());
        Report(output, "map, code unchecked", () => Runtime.Component.DeserializeFile(engine, file, checkCode: false).Dispose());
        Report(output, "deserialize, Wasmtime's runtime", () => wasmtime.Deserialize(nativeCompiled).Dispose());
        if (!canInstantiate) return;
        Report(output, "instantiate", () => linker.Instantiate(component).Dispose());
        Report(output, "instantiate, Wasmtime's runtime", () => nativeComponent.Instantiate().Dispose());
        Report(output, "deserialize and instantiate", () =>
        {
            using var loaded = Runtime.Component.Deserialize(engine, compiled);
            linker.Instantiate(loaded).Dispose();
        });
        Report(output, "map, code unchecked, and instantiate", () =>
        {
            using var loaded = Runtime.Component.DeserializeFile(engine, file, checkCode: false);
            linker.Instantiate(loaded).Dispose();
        });
        File.Delete(file);
    }

    private static void Report(TextWriter output, string name, Action action)
    {
        var best = double.MaxValue;
        var end = Stopwatch.GetTimestamp() + (3 * Stopwatch.Frequency);
        for (var i = 0; i < 500 && (i < 2 || Stopwatch.GetTimestamp() < end); i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        output.WriteLine($"{name,-34}{best,14:F1} us");
    }
}

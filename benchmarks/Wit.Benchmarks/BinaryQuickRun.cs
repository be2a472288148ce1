using System.Diagnostics;

namespace Wit.Benchmarks;

/// <summary>The measurements on component files in a few seconds: each is the fastest of many rounds, and what one round allocates.</summary>
/// <remarks>
/// There is no native program to run beside: wasm-tools comes only as WebAssembly inside jco. The native figures were taken on the
/// machine of the design, which is faster than a cloud machine with two cores by a factor of about 1.8: for a component of 41 KB
/// 0.5 ms to validate, the bodies of functions included, and 1.5 ms to componentize.
/// </remarks>
internal static class BinaryQuickRun
{
    public static void Run(TextWriter output)
    {
        foreach (var input in BinaryBenchmarks.Inputs)
        {
            var benchmarks = new BinaryBenchmarks { Input = input };
            var start = Stopwatch.GetTimestamp();
            benchmarks.Setup();
            output.WriteLine($"{input}, {benchmarks.Size} bytes; the first decoding took {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms");
            Report(output, "decode", () => benchmarks.Decode());
            Report(output, "decode core modules", () => benchmarks.DecodeModules());
            Report(output, "resolve", () => benchmarks.Resolve());
            Report(output, "decode and validate", () => benchmarks.Validate());
            Report(output, "decode to WIT", () => benchmarks.DecodeWit());
            Report(output, "write", () => benchmarks.Write());
            if (input == BinaryInput.Small.Name) Report(output, "componentize", () => benchmarks.Componentize());
        }
    }

    private static void Report(TextWriter output, string name, Action action)
    {
        // The sleep lets the optimised code replace the first.
        for (var i = 0; i < 40; i++) action();
        Thread.Sleep(200);
        for (var i = 0; i < 40; i++) action();
        Thread.Sleep(200);
        var best = double.MaxValue;
        var end = Stopwatch.GetTimestamp() + (2 * Stopwatch.Frequency);
        for (var i = 0; i < 2_000 && Stopwatch.GetTimestamp() < end; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        output.WriteLine($"  {name,-22}{best,12:F1} us{GC.GetAllocatedBytesForCurrentThread() - before,14} bytes allocated");
    }
}

using System.Diagnostics;
using Wit.Parser;

namespace Wit.Benchmarks;

/// <summary>Parsing in a few seconds: the first load of the process, warm loads, what they allocate, and how the time grows with the size.</summary>
internal static class ParseQuickRun
{
    private const int Rounds = 200;

    public static void Run(TextWriter output)
    {
        var benchmarks = new ParseBenchmarks();
        var start = Stopwatch.GetTimestamp();
        benchmarks.Setup();
        output.WriteLine($"cold, one load: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F1} ms");
        var (best, bytes) = Measure(() => benchmarks.ParseAndResolve(), Rounds);
        output.WriteLine($"warm, {benchmarks.Size / 1024} KiB: {best:F2} ms, {bytes / 1024.0 / 1024.0:F2} MiB allocated");
        foreach (var interfaces in new[] { 200, 2_000, 14_000 })
        {
            var text = ParseBenchmarks.GeneratedPackage(interfaces);
            var files = new[] { new WitSourceFile("generated.wit", text) };
            var (time, _) = Measure(() => Load(files), 5);
            output.WriteLine($"generated, {text.Length / 1024} KiB: {time:F1} ms, {time * 1024 * 1024 / text.Length:F1} ms/Mi");
        }
    }

    private static void Load(WitSourceFile[] files)
    {
        var loaded = WitLoader.Load(files);
        if (loaded.HasErrors) throw new InvalidOperationException(loaded.Diagnostics[0].Message);
    }

    private static (double Milliseconds, long Bytes) Measure(Action action, int rounds)
    {
        var best = double.MaxValue;
        long bytes = 0;
        for (var i = 0; i < rounds; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (best, bytes);
    }
}

using System.Diagnostics;

namespace Wit.Benchmarks;

/// <summary>
/// The same measurements in a few seconds and one process: each is the fastest of many rounds shorter than a time slice, which stays
/// true when other work shares the machine.
/// </summary>
internal static class QuickRun
{
    private const int Rounds = 300;

    public static void Run(TextWriter output)
    {
        var benchmarks = new CallBenchmarks();
        benchmarks.Setup();
        output.WriteLine($"{"call",-28}{"ours ns",12}{"composed ns",14}{"boxed ns",14}{"ratio",9}{"ours bytes",12}");
        Report(output, "add(u32, u32) -> u32", 1, 2_000, () => benchmarks.AddOurs(), () => benchmarks.AddComposed(), () => benchmarks.AddBoxed());
        Report(output, "echo 24-char string", 1, 1_000, () => benchmarks.StringOurs(), () => benchmarks.StringComposed(), () => benchmarks.StringBoxed());
        Report(output, "echo list<u8> of 64 KiB", 1, 20, () => benchmarks.BytesOurs(), () => benchmarks.BytesComposed(), () => benchmarks.BytesBoxed());
        Report(output, "guest -> host import", 1000, 10, () => benchmarks.ImportOurs(), null, () => benchmarks.ImportBoxed());
        benchmarks.Cleanup();
    }

    private static void Report(TextWriter output, string name, int operations, int repeat, Action ours, Action? composed, Action boxed)
    {
        var oursTime = Measure(ours, repeat) / operations;
        var composedTime = composed is null ? double.NaN : Measure(composed, repeat) / operations;
        var boxedTime = Measure(boxed, Math.Max(1, repeat / 20)) / operations;
        output.WriteLine($"{name,-28}{oursTime,12:F1}{composedTime,14:F1}{boxedTime,14:F1}{boxedTime / oursTime,9:F1}{Allocated(ours),12}");
    }

    /// <summary>The nanoseconds of one action: the fastest of many rounds.</summary>
    public static double Measure(Action action, int repeat)
    {
        // The sleeps let optimised code replace the first: it comes in steps, each of which needs calls and then a pause.
        for (var step = 0; step < 4; step++)
        {
            for (var i = 0; i < 10; i++) Round(action, repeat);
            Thread.Sleep(150);
        }

        var best = double.MaxValue;
        var end = Stopwatch.GetTimestamp() + (2 * Stopwatch.Frequency);
        for (var i = 0; i < Rounds && Stopwatch.GetTimestamp() < end; i++) best = Math.Min(best, Round(action, repeat));
        return best;
    }

    /// <summary>The nanoseconds of one action, in one round.</summary>
    public static double Round(Action action, int repeat)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeat; i++) action();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / repeat;
    }

    /// <summary>The bytes that one action allocates.</summary>
    public static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) action();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
    }
}

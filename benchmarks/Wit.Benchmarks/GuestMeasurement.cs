using System.Diagnostics;
using System.IO.Compression;
using Example.Work;
using Wit.Runtime;

namespace Wit.Benchmarks;

/// <summary>What is measured of one guest.</summary>
internal sealed class GuestMeasurement : IDisposable, IHost
{
    private const int Instances = 20;
    private const string Text = "the quick brown fox jump";

    private readonly WasmEngine _engine = new();
    private readonly string _file = Path.GetTempFileName();
    private readonly Runtime.Component _component;
    private readonly List<(string Row, string Value)> _rows = [];

    public GuestMeasurement(GuestSubject subject)
    {
        using (var compiled = Runtime.Component.Load(_engine, subject.Bytes, subject.Name)) File.WriteAllBytes(_file, compiled.Serialize());
        _component = Runtime.Component.DeserializeFile(_engine, _file, checkCode: false);
        Add("component, MB", subject.Bytes.Length / 1e6, 2);
        Add("component with gzip, MB", Compressed(subject.Bytes) / 1e6, 2);
        Add("precompiled, MB", new FileInfo(_file).Length / 1e6, 2);
        Add("build, s", subject.BuildTime.TotalSeconds, 1);
        Start();
        Calls();
        Memory();
        Loops();
    }

    /// <summary>The rows of the table.</summary>
    public IReadOnlyList<(string Row, string Value)> Rows => _rows;

    /// <inheritdoc/>
    public uint Tick(uint value) => value + 1;

    public void Dispose()
    {
        _component.Dispose();
        _engine.Dispose();
        File.Delete(_file);
    }

    private void Start()
    {
        Add("cold start, ms", Best(40, () => Cold(checkCode: false)), 3);
        Add("cold start, file checked, ms", Best(20, () => Cold(checkCode: true)), 3);
        var first = double.MaxValue;
        Add("instantiate, us", 1000 * Best(40, () =>
        {
            var start = Stopwatch.GetTimestamp();
            using var worker = Worker.Instantiate(_engine, _component, this);
            var took = Stopwatch.GetElapsedTime(start);
            first = Math.Min(first, Timed(() => worker.Echo(Text)));
            return took.TotalMilliseconds;
        }), 1);
        Add("first call (echo), us", 1000 * first, 1);
    }

    private double Cold(bool checkCode)
    {
        var start = Stopwatch.GetTimestamp();
        using var component = Runtime.Component.DeserializeFile(_engine, _file, checkCode);
        using var worker = Worker.Instantiate(_engine, component, this);
        worker.Add(1, 2);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private void Calls()
    {
        using var worker = Worker.Instantiate(_engine, _component, this);
        Add("add(u32, u32), ns", QuickRun.Measure(() => worker.Add(1, 2), 500), 0);
        Add("echo 24-char string, ns", QuickRun.Measure(() => worker.Echo(Text), 200), 0);
        Add("guest -> host import, ns", QuickRun.Measure(() => worker.Ticks(1000), 2) / 1000, 0);
    }

    private void Memory()
    {
        var workers = new List<Worker>();
        var before = Private();
        for (var i = 0; i < Instances; i++)
        {
            var worker = Worker.Instantiate(_engine, _component, this);
            worker.Echo(Text);
            workers.Add(worker);
        }

        Add("own memory per instance, KB", (Private() - before) / 1e3 / Instances, 0);
        foreach (var worker in workers) worker.Dispose();
    }

    private void Loops()
    {
        using var worker = Worker.Instantiate(_engine, _component, this);
        foreach (var (name, count, run) in GuestQuickRun.Loops(worker.Integers, worker.Sort, worker.Text)) Add(name, Best(3, () => Timed(() => run(count))), 1);
    }

    private void Add(string row, double value, int digits) => _rows.Add((row, value.ToString($"F{digits}", System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The least of some measurements.</summary>
    public static double Best(int rounds, Func<double> measure) => Enumerable.Range(0, rounds).Min(_ => measure());

    /// <summary>The milliseconds of an action.</summary>
    public static double Timed(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static long Compressed(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(bytes);
        return output.Length;
    }

    // Linux alone tells apart what an instance shares with all others: the pages of its memory that it has not written.
    private static long Private()
    {
        GC.Collect();
        const string Rollup = "/proc/self/smaps_rollup";
        if (!File.Exists(Rollup))
        {
            using var process = Process.GetCurrentProcess();
            return process.WorkingSet64;
        }

        var line = File.ReadLines(Rollup).First(l => l.StartsWith("Private_Dirty:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}

using System.Diagnostics;
using System.Text;
using Wit.Compose;
using Wit.Compose.Graphs;
using Wit.Runtime;

namespace Wit.Benchmarks;

/// <summary>Composing: how the time grows with the number of instances, and what a small composition takes as a call and as a process.</summary>
/// <remarks>
/// There is no native program to run beside. Native wac took about 2 ms for a small composition as a whole process on the machine of
/// the design, which is faster than a cloud machine with two cores by a factor of about 1.8.
/// </remarks>
internal static class ComposeQuickRun
{
    private const string Link = """
        (component
          (import "bench:chain/api@1.0.0" (instance $api
            (type $r (record (field "id" u32) (field "name" string)))
            (export "item" (type $item (eq $r)))
            (export "cell" (type $cell (sub resource)))
            (export "[method]cell.get" (func (param "self" (borrow $cell)) (result $item)))
            (export "make" (func (param "from" $item) (result (own $cell))))))
          (export "bench:chain/api@1.0.0" (instance $api)))
        """;

    private const string Name = "bench:chain/api@1.0.0";
    private static readonly int[] Sizes = [10, 100, 1_000, 10_000];

    /// <param name="output">Where the table goes.</param>
    /// <param name="command">The command `wit`, to be timed as a process; empty for none.</param>
    public static void Run(TextWriter output, string[] command)
    {
        var link = Component("link", Link);
        foreach (var (shape, make) in (ReadOnlySpan<(string, Func<int, CompositionGraph>)>)
            [("chain of one package", n => Chain(n, link)), ("fan of one package", n => Fan(n, link)), ("fan of as many packages", n => Packages(n, link))])
        {
            foreach (var size in Sizes)
            {
                var (time, bytes) = Measure(() => make(size).Encode(new EncodeOptions { Validate = false }), size > 1000 ? 3 : 20);
                var (validated, _) = Measure(() => make(size).Encode(), size > 1000 ? 3 : 20);
                output.WriteLine($"{shape,-26}{size,8} instances{time,12:F2} ms{time * 1000 / size,10:F2} us each{bytes / 1024,10} KiB allocated; validated {validated,10:F2} ms");
            }
        }

        Small(output);
        if (command.Length > 0) TimeProcess(output, command);
    }

    private static void Small(TextWriter output)
    {
        var (greeter, consumer) = (Fixture("greeter.wat"), Fixture("consumer.wat"));
        const int together = 100;
        var (time, bytes) = Measure(() =>
        {
            for (var i = 0; i < together; i++) Compose(greeter, consumer);
        }, 50);
        output.WriteLine($"greeter and consumer, read, composed and validated: {time * 1000 / together:F1} us, {bytes / together} bytes allocated");
    }

    private static void TimeProcess(TextWriter output, string[] command)
    {
        var folder = Directory.CreateTempSubdirectory("wit-compose-").FullName;
        foreach (var name in (string[])["greeter", "consumer"]) File.WriteAllBytes(Path.Combine(folder, name + ".wasm"), Fixture(name + ".wat").Bytes.ToArray());
        var graph = Path.Combine(folder, "graph.json");
        File.WriteAllText(graph, """
            { "packages": [{ "name": "example:greeter", "path": "greeter.wasm" }, { "name": "example:consumer", "path": "consumer.wasm" }],
              "nodes": [{ "type": "instantiation", "package": 0 }, { "type": "alias", "source": 0, "export": "example:greeter/greet@1.0.0" },
                { "type": "instantiation", "package": 1 }, { "type": "alias", "source": 2, "export": "run" }],
              "arguments": [{ "source": 1, "target": 2, "name": "example:greeter/greet@1.0.0" }], "exports": [{ "node": 3, "name": "run" }] }
            """);
        var (best, _) = Measure(() =>
        {
            using var process = Process.Start(command[0], [.. command[1..], "compose", graph, "-o", Path.Combine(folder, "out.wasm")]);
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"the command exited with {process.ExitCode}");
        }, 10, isProcess: true);
        output.WriteLine($"the same as a process: {best:F0} ms");
        Directory.Delete(folder, recursive: true);
    }

    private static byte[] Compose(ComponentSource greeter, ComponentSource consumer)
    {
        const string greet = "example:greeter/greet@1.0.0";
        var graph = new CompositionGraph();
        var (first, second) = (Add(graph, "example:greeter", greeter), Add(graph, "example:consumer", consumer));
        graph.SetArgument(graph.Alias(first, greet), second, greet);
        graph.Export(graph.Alias(second, "run"), "run");
        return graph.Encode().Required;
    }

    private static CompositionGraph Chain(int count, ComponentSource link)
    {
        var graph = new CompositionGraph();
        var package = CompositionPackage.Read("bench:link", null, link);
        graph.AddPackage(package);
        GraphNode last = graph.Instantiate(package);
        for (var i = 1; i < count; i++)
        {
            var next = graph.Instantiate(package);
            graph.SetArgument(graph.Alias(last, Name), next, Name);
            last = next;
        }

        graph.Export(graph.Alias(last, Name), Name);
        return graph;
    }

    private static CompositionGraph Fan(int count, ComponentSource link)
    {
        var graph = new CompositionGraph();
        var package = CompositionPackage.Read("bench:link", null, link);
        graph.AddPackage(package);
        for (var i = 0; i < count; i++) graph.Export(graph.Instantiate(package), $"x{i}");
        return graph;
    }

    private static CompositionGraph Packages(int count, ComponentSource link)
    {
        var graph = new CompositionGraph();
        for (var i = 0; i < count; i++) Add(graph, $"bench:p{i}", link);
        return graph;
    }

    private static InstantiationNode Add(CompositionGraph graph, string name, ComponentSource source)
    {
        var package = CompositionPackage.Read(name, null, source);
        graph.AddPackage(package);
        return graph.Instantiate(package);
    }

    private static ComponentSource Fixture(string name)
    {
        using var stream = typeof(ComposeQuickRun).Assembly.GetManifestResourceStream(name)!;
        return Component(name, new StreamReader(stream).ReadToEnd());
    }

    private static ComponentSource Component(string name, string text) => new(name, ComponentText.Assemble(Encoding.UTF8.GetBytes(text), name));

    private static (double Milliseconds, long Bytes) Measure(Action action, int rounds, bool isProcess = false)
    {
        var (best, bytes) = (double.MaxValue, 0L);
        for (var i = 0; i < rounds; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            // What the process used and not what the clock says: other work on the machine counts for less.
            var start = isProcess ? Stopwatch.GetElapsedTime(0) : Environment.CpuUsage.TotalTime;
            action();
            best = Math.Min(best, ((isProcess ? Stopwatch.GetElapsedTime(0) : Environment.CpuUsage.TotalTime) - start).TotalMilliseconds);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (best, bytes);
    }
}

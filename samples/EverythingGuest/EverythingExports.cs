// A user of counters: whoever implements them, the host or another component.
using Example.Resources;
using Wit.Abi;

namespace Example.Everything;

/// <summary>The other part of this class is generated from fixtures/wit/everything while this project is compiled.</summary>
public sealed partial class EverythingExports
{
    /// <inheritdoc/>
    public static string[] UseCounters()
    {
        var said = new List<string>();
        using var three = CountersImports.CreateCounter(3);
        said.Add($"{three.Add(4)} {three.Value()}");
        using (var parsed = CountersImports.CounterParse("Ä fox")) said.Add($"parsed {parsed.Value()}, sum {CountersImports.Sum([three, parsed, three])}");
        said.Add($"live {CountersImports.Live()}");
        try
        {
            CountersImports.CounterParse("").Dispose();
        }
        catch (WitException<string> failure)
        {
            said.Add($"error {failure.Error}");
        }

        var merged = CountersImports.Merge(CountersImports.CreateCounter(20), CountersImports.CreateCounter(22));
        var halves = CountersImports.Split(merged);
        said.Add($"{halves.Left.Value()} {halves.Name} {halves.Right!.Value()}");
        try
        {
            merged.Value();
        }
        catch (ObjectDisposedException gone)
        {
            said.Add($"{gone.ObjectName} is gone");
        }

        var passed = (Holder.Many)CountersImports.Pass(new Holder.Many([halves.Left, halves.Right]));
        said.Add($"passed {string.Join("+", passed.Value.Select(c => c.Value()))}, live {CountersImports.Live()}");
        foreach (var counter in passed.Value) counter.Dispose();
        said.Add($"{CountersImports.Pass(new Holder.Nothing())}, live {CountersImports.Live()}");
        return [.. said];
    }
}

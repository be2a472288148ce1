using Wit.GuestBuilder;
using NativeWork = Example.Work.Work;

namespace Wit.Benchmarks;

/// <summary>Guests of one world in one run: C# in both layouts, JavaScript in StarlingMonkey, and what the same C# takes without a guest.</summary>
internal static class GuestQuickRun
{
    public static void Run(TextWriter output)
    {
        var subjects = new List<GuestSubject> { GuestSubject.CSharp(GuestLayout.Small), GuestSubject.CSharp(GuestLayout.Fast) };
        if (GuestSubject.JavaScript() is { } javaScript) subjects.Add(javaScript);
        else output.WriteLine("no JavaScript guest: run scripts/build-guests.sh --group js-starlingmonkey");
        var columns = new List<(string Name, IReadOnlyList<(string Row, string Value)> Rows)>();
        foreach (var subject in subjects)
        {
            using var measurement = new GuestMeasurement(subject);
            columns.Add((subject.Name, measurement.Rows));
        }

        columns.Add(("native C#", Native()));
        output.WriteLine($"{"",-34}{string.Concat(columns.Select(c => $"{c.Name,20}"))}");
        foreach (var (row, _) in columns[0].Rows)
            output.WriteLine($"{row,-34}{string.Concat(columns.Select(c => $"{c.Rows.FirstOrDefault(r => r.Row == row).Value ?? "-",20}"))}");
    }

    /// <summary>The loops with their sizes.</summary>
    public static IEnumerable<(string Row, uint Count, Func<uint, uint> Run)> Loops(Func<uint, uint> integers, Func<uint, uint> sort, Func<uint, uint> text) =>
    [
        ("integer loop, 10,000,000, ms", 10_000_000, integers),
        ("sort 100,000 numbers, ms", 100_000, sort),
        ("text of 100,000 numbers, ms", 100_000, text),
    ];

    private static List<(string Row, string Value)> Native() =>
        [.. Loops(NativeWork.Integers, NativeWork.Sort, NativeWork.Text).Select(loop => (loop.Row,
            GuestMeasurement.Best(20, () => GuestMeasurement.Timed(() => loop.Run(loop.Count))).ToString("F1", System.Globalization.CultureInfo.InvariantCulture)))];
}

using System.Diagnostics;
using Wit.GuestBuilder;
using NativeWork = Example.Work.Work;

namespace Wit.Benchmarks;

/// <summary>Guests of one world in one run: C# in both layouts, JavaScript in StarlingMonkey, and what the same C# takes without a guest.</summary>
internal static class GuestQuickRun
{
    private static readonly string[] s_subjects = ["small", "fast", "js", "native"];

    /// <summary>Measures all, each in a process of its own: what one leaves behind in a process would slow down the start of the next.</summary>
    public static void Run(TextWriter output)
    {
        var columns = new List<(string Name, Dictionary<string, string> Rows)>();
        foreach (var subject in s_subjects)
        {
            var lines = Lines(subject);
            if (lines.Length < 2) output.WriteLine(string.Concat(lines));
            else columns.Add((lines[0], lines.Skip(1).Select(l => l.Split('\t')).ToDictionary(p => p[0], p => p[1])));
        }

        output.WriteLine($"{"",-34}{string.Concat(columns.Select(c => $"{c.Name,20}"))}");
        foreach (var row in columns[0].Rows.Keys)
            output.WriteLine($"{row,-34}{string.Concat(columns.Select(c => $"{c.Rows.GetValueOrDefault(row, "-"),20}"))}");
    }

    /// <summary>Measures one and writes its name, and a line for each row.</summary>
    public static void RunOne(string subject, TextWriter output)
    {
        var guest = subject switch
        {
            "small" => GuestSubject.CSharp(GuestLayout.Small),
            "fast" => GuestSubject.CSharp(GuestLayout.Fast),
            "js" => GuestSubject.JavaScript(),
            _ => null,
        };
        if (guest is null && subject == "js") output.WriteLine("no JavaScript guest: run scripts/build-guests.sh --group js-starlingmonkey");
        if (guest is null && subject != "native") return;
        output.WriteLine(guest?.Name ?? "native C#");
        if (guest is null)
        {
            Write(Native(), output);
            return;
        }

        using var measurement = new GuestMeasurement(guest);
        Write(measurement.Rows, output);
    }

    private static void Write(IReadOnlyList<(string Row, string Value)> rows, TextWriter output)
    {
        foreach (var (row, value) in rows) output.WriteLine($"{row}\t{value}");
    }

    private static string[] Lines(string subject)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), "quick-guest", subject]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // Under `dotnet`, the program is its first argument.
    private static string[] Self() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];

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

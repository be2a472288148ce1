using System.Diagnostics;
using Wit.GuestBuilder;
using Wit.Parser;

namespace Wit.Benchmarks;

/// <summary>A guest of the world of fixtures/wit/work, built for the run.</summary>
/// <param name="Name">The column's heading.</param>
/// <param name="Bytes">The component.</param>
/// <param name="BuildTime">What its build took, from the compiled assembly or the script.</param>
internal sealed record GuestSubject(string Name, byte[] Bytes, TimeSpan BuildTime)
{
    /// <summary>Builds the guest in C#.</summary>
    public static GuestSubject CSharp(GuestLayout layout)
    {
        var resolve = WitLoader.Load(InRepository("fixtures", "wit", "work")).Resolve!;
        var assembly = InRepository("benchmarks", "WorkGuest", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "WorkGuest.dll");
        var packages = new GuestPackages();
        var options = new GuestBuildOptions { RuntimePack = packages.RuntimePack(), Trimmer = packages.Trimmer(), Layout = layout };
        var start = Stopwatch.GetTimestamp();
        var built = GuestComponentBuilder.Build(assembly, resolve, resolve.Main!.Worlds.Single(), options);
        return new GuestSubject($"C# {(layout == GuestLayout.Small ? "small" : "fast")}", built.Component!, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Builds the guest in JavaScript with the toolchain that scripts/build-guests.sh installs; null when it is not there.</summary>
    public static GuestSubject? JavaScript()
    {
        var tool = InRepository("artifacts", "guests", "npm", "node_modules", ".bin", "jco");
        if (!File.Exists(tool)) return null;
        var output = Path.GetTempFileName();
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(tool,
        [
            "componentize", InRepository("fixtures", "guests", "js", "work.js"), "--wit", InRepository("fixtures", "wit", "work", "work.wit"),
            "--world-name", "worker", "--disable", "all", "--out", output,
        ])
        { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var took = Stopwatch.GetElapsedTime(start);
        var bytes = process.ExitCode == 0 ? File.ReadAllBytes(output) : [];
        File.Delete(output);
        return bytes.Length > 0 ? new GuestSubject("JS StarlingMonkey", bytes, took) : null;
    }

    private static string InRepository(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Wit.Tools.sln"))) folder = folder.Parent!;
        return Path.Combine([folder.FullName, .. parts]);
    }
}

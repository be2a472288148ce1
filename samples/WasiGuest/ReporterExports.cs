// A component in C# that uses .NET's own classes for time, random numbers, environment and console: they reach the host through the
// interfaces of WASI that the world imports.
using System.Globalization;

namespace Example.Report;

/// <summary>The other part of this class is generated from wit/report.wit while this project is compiled.</summary>
public sealed partial class ReporterExports
{
    private static uint s_reminders;
    private static (string, string)[] s_variables = [];

    /// <inheritdoc/>
    public static string Report(string variable)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{variable}={Environment.GetEnvironmentVariable(variable) ?? "?"} {DateTimeOffset.UtcNow.ToUnixTimeSeconds()} {Guid.NewGuid()}");
        Console.WriteLine(line);
        return line;
    }

    /// <inheritdoc/>
    public static void Remind(uint milliseconds) => Task.Delay((int)milliseconds).ContinueWith(
        _ =>
        {
            s_reminders++;
            // Timers may call imports, too.
            s_variables = [.. Wasi.Cli.EnvironmentImports.GetEnvironment(), .. Wasi.Cli.EnvironmentImports.GetEnvironment()];
        },
        TaskScheduler.Default);

    /// <inheritdoc/>
    public static uint Reminders() => s_reminders;

    /// <inheritdoc/>
    public static void Fail(string message) => throw new InvalidOperationException(message);
}

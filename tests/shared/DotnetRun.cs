using System.Diagnostics;

namespace Wit.Tests;

/// <summary>A run of the SDK's command in a folder outside the repository.</summary>
internal sealed record DotnetRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs it; fails the test when it takes too long.</summary>
    public static DotnetRun Of(string folder, string arguments, int timeoutInMinutes)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["MSBUILDDISABLENODEREUSE"] = "1" },
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var read = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(timeoutInMinutes)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"dotnet {arguments} took more than {timeoutInMinutes} minutes");
        }

        return new DotnetRun(process.ExitCode, read.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}

// The interpreter takes assemblies as they are, and the core library alone has five megabytes: the trimmer of the SDK leaves what the entry
// points need. The runtime's own needs are described inside its core library, and the trimmer reads them there.
using System.Diagnostics;
using System.Security;
using System.Text.RegularExpressions;
using Wit.Model.Diagnostics;

namespace Wit.GuestBuilder;

/// <summary>Trims assemblies with ILLink.</summary>
internal static partial class Trimmer
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly (string Name, string Value)[] Features =
    [
        ("System.Globalization.Invariant", "true"),
        ("System.TimeZoneInfo.Invariant", "true"),
        ("System.Diagnostics.Tracing.EventSource.IsSupported", "false"),
        ("System.Diagnostics.Debugger.IsSupported", "false"),
        ("System.Runtime.InteropServices.EnableConsumingManagedCodeFromNativeHosting", "false"),
        ("System.StartupHookProvider.IsSupported", "false"),
        // What needs reflection says so, instead of finding nothing.
        ("System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault", "false"),
        ("System.Runtime.Serialization.EnableUnsafeBinaryFormatterSerialization", "false"),
    ];

    /// <summary>Trims.</summary>
    /// <param name="trimmer">The path of illink.dll.</param>
    /// <param name="assembly">The guest's assembly.</param>
    /// <param name="types">The types whose methods are called from outside.</param>
    /// <param name="folders">Where the assemblies are.</param>
    /// <param name="usesSystemResourceKeys">Whether the messages of .NET's own exceptions are left out.</param>
    /// <param name="output">The folder to write to.</param>
    /// <returns>Warnings of what reflection might not find afterwards.</returns>
    /// <exception cref="DiagnosticException">The trimmer failed.</exception>
    public static IReadOnlyList<Diagnostic> Run(string trimmer, string assembly, IEnumerable<string> types, IReadOnlyList<string> folders, bool usesSystemResourceKeys, string output)
    {
        var roots = Path.Combine(output, "roots.xml");
        File.WriteAllText(roots, $"""
            <linker>
              <assembly fullname="{SecurityElement.Escape(Path.GetFileNameWithoutExtension(assembly))}">
                {string.Concat(types.Select(t => $"<type fullname=\"{SecurityElement.Escape(t)}\" preserve=\"all\" />"))}
              </assembly>
            </linker>
            """);
        List<string> arguments =
        [
            // The trimmer asks for the runtime of its own package; the one that runs here is as good.
            "exec", "--fx-version", Environment.Version.ToString(), trimmer, "-x", roots, "--trim-mode", "link", "-out", Path.Combine(output, "trimmed"),
            "--skip-unresolved", "true", "--nowarn", "IL2104,IL3050",
            // One line for each library, which is not shown, and all lines for the guest.
            "--singlewarn", "--singlewarn-", Path.GetFileNameWithoutExtension(assembly), "--ignore-link-attributes", "false",
        ];
        foreach (var folder in folders.Where(Directory.Exists)) arguments.AddRange(["-d", folder]);
        foreach (var (name, value) in Features) arguments.AddRange(["--feature", name, value]);
        arguments.AddRange(["--feature", "System.Resources.UseSystemResourceKeys", usesSystemResourceKeys ? "true" : "false"]);
        var (exitCode, said) = Execute(arguments);
        if (exitCode != 0)
        {
            throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.TrimmingFailed, DiagnosticLocation.File(assembly), $"the assemblies could not be trimmed: {said.Trim().ReplaceLineEndings(" ")}")
            {
                Hint = "mark what is found by reflection with DynamicDependency, or build without trimming",
            });
        }

        return [.. WarningLine().Matches(said).Select(Warning)];
    }

    private static Diagnostic Warning(Match warning) => new(
        DiagnosticCatalogue.TrimmerWarning, DiagnosticLocation.File(warning.Groups["place"].Value), $"{warning.Groups["text"].Value.Trim()} ({warning.Groups["id"].Value})")
    {
        Hint = "name what reflection needs with DynamicDependency, or build without trimming",
    };

    // Lines with a place in a source are of the guest; the others are of the libraries.
    [GeneratedRegex(@"^(?<place>.+?\(\d+,\d+\)): .*?warning (?<id>IL\d+): (?<text>.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex WarningLine();

    private static (int ExitCode, string Output) Execute(IReadOnlyList<string> arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        var start = new ProcessStartInfo(host, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // It runs for seconds: collecting profiles of its code costs a quarter of them and never pays.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"it did not end within {Limit.TotalMinutes} minutes");
        }

        return (process.ExitCode, output.Result + errors.Result);
    }
}

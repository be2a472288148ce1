using System.CommandLine;
using Wit.Compose;

namespace Wit.Cli.Verbs;

/// <summary><c>wit plug SOCKET --plug PLUG -o OUT</c>: satisfies a component's imports with the exports of others.</summary>
internal static class PlugVerb
{
    public static Verb Create(CliContext context)
    {
        var socket = new Argument<string>("SOCKET") { Description = "The component whose imports are satisfied, binary or text" };
        var plugs = new Option<string[]>("--plug") { Description = "A component whose exports satisfy them, and the imports of other plugs; may be given several times", Required = true };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; not needed with --dry-run" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Write nothing; print what would connect to what, what stays open, and why the rest does not connect" };
        var command = new Command("plug", "Link components: plug the exports of some into the imports of another.") { socket, plugs, output, dryRun };
        var deny = new DenyOption(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is null && !result.GetValue(dryRun)) result.AddError("Option '-o' is required.");
        });
        return new Verb(command, (result, cancellation) =>
        {
            var plugged = PlugComposer.Plug(
                Read(result.GetRequiredValue(socket)), [.. result.GetRequiredValue(plugs).Select(Read)], cancellation);
            var denied = plugged.Component is { } composed
                ? deny.Check(result, composed, result.GetValue(output) ?? result.GetRequiredValue(socket), cancellation)
                : [];
            var exit = context.ReportAndExit([.. plugged.Diagnostics, .. denied]);
            if (result.GetValue(dryRun) && plugged.Report is { } report) WriteReport(context.Output, report);
            else if (exit == ExitCode.Done) OutputFile.Write(result.GetRequiredValue(output)!, plugged.Required);
            return exit;
        });
    }

    private static ComponentSource Read(string path) => new(path, InputFile.ReadWasm(path));

    private static void WriteReport(TextWriter output, PlugReport report)
    {
        foreach (var connection in report.Connections)
        {
            var exported = connection.Export == connection.Import ? "" : $" (exported as {connection.Export})";
            output.WriteLine($"{connection.Component} imports {connection.Import} <- {connection.Plug}{exported}");
        }

        foreach (var import in report.Imports) output.WriteLine($"open: {import.Name}, needed by {string.Join(", ", import.Components)}");
        foreach (var export in report.Exports) output.WriteLine($"exports {export}");
        foreach (var rest in report.Unconnected) output.WriteLine($"not connected: {rest.Export} of {rest.Plug}: {rest.Reason}");
    }
}

using System.CommandLine;
using Wit.Compose;

namespace Wit.Cli.Verbs;

/// <summary><c>wit plug SOCKET --plug PLUG -o OUT</c>: satisfies a component's imports with the exports of others.</summary>
internal static class PlugVerb
{
    public static Verb Create(CliContext context)
    {
        var socket = new Argument<string>("SOCKET") { Description = "The component whose imports are satisfied, binary or text" };
        var plugs = new Option<string[]>("--plug") { Description = "A component whose exports satisfy them; may be given several times", Required = true };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; not needed with --dry-run" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Write nothing; print what would connect to what, and what stays open" };
        var command = new Command("plug", "Link components: plug the exports of some into the imports of another.") { socket, plugs, output, dryRun };
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is null && !result.GetValue(dryRun)) result.AddError("Option '-o' is required.");
        });
        return new Verb(command, (result, cancellation) =>
        {
            var plugged = PlugComposer.Plug(
                Read(result.GetRequiredValue(socket)), [.. result.GetRequiredValue(plugs).Select(Read)], cancellation);
            var exit = context.ReportAndExit(plugged.Diagnostics);
            if (result.GetValue(dryRun) && plugged.Report is { } report) WriteReport(context.Output, report);
            else if (plugged.Component is { } component) OutputFile.Write(result.GetRequiredValue(output)!, component);
            return exit;
        });
    }

    private static ComponentSource Read(string path) => new(path, InputFile.ReadWasm(path));

    private static void WriteReport(TextWriter output, PlugReport report)
    {
        foreach (var connection in report.Connections)
        {
            var exported = connection.Export == connection.Import ? "" : $" (exported as {connection.Export})";
            output.WriteLine($"{report.Socket} imports {connection.Import} <- {connection.Plug}{exported}");
        }

        foreach (var import in report.Imports) output.WriteLine($"open: {import.Name}, needed by {string.Join(", ", import.Components)}");
        foreach (var export in report.Exports) output.WriteLine($"exports {export}");
    }
}

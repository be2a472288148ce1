using System.CommandLine;
using System.Text;
using Wit.Component;
using Wit.Compose.Capabilities;
using Wit.Model.Text;

namespace Wit.Cli.Verbs;

/// <summary><c>wit capabilities FILE [--allow-list FILE] [--json]</c>: lists what a component can touch.</summary>
internal static class CapabilitiesVerb
{
    public static Verb Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "A component, binary (.wasm) or text (.wat)" };
        var allowList = new Option<string?>("--allow-list") { Description = "A file of what it may import, a pattern on each line; anything else makes the exit code 1" };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var command = new Command("capabilities", "List what a component can touch: its imports by meaning, and who in it can use them.") { file, allowList, json };
        return new Verb(command, (result, cancellation) =>
        {
            var path = result.GetRequiredValue(file);
            var allowed = result.GetValue(allowList) is { } list
                ? CapabilityList.Parse(new SourceText(list, Encoding.UTF8.GetString(InputFile.Read(list))))
                : null;
            var component = ComponentValidator.Validate(InputFile.ReadWasm(path), path, cancellation).Required;
            var report = CapabilityReport.Of(component, Path.GetFileName(path), cancellation);
            if (result.GetValue(json)) WriteJson(context, report);
            else CapabilityText.Write(report, context.Output);
            return allowed is null ? ExitCode.Done : context.ReportAndExit(allowed.Allow(report, path));
        });
    }

    private static void WriteJson(CliContext context, CapabilityReport report)
    {
        using var buffer = new MemoryStream();
        CapabilityJson.Write(report, buffer);
        context.Output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}

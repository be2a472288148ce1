using System.CommandLine;
using Wit.Component;

namespace Wit.Cli.Verbs;

/// <summary><c>wit strip FILE -o OUT [--all] [--delete REGEX]...</c>: removes custom sections.</summary>
internal static class StripVerb
{
    public static Verb Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "A component or core module, binary (.wasm) or text (.wat)" };
        var output = new Option<string>("--output", "-o") { Description = "The .wasm file to write; may be FILE", Required = true };
        var all = new Option<bool>("--all", "-a") { Description = "Remove every custom section" };
        var delete = new Option<string[]>("--delete", "-d")
        {
            Description = "Remove only the sections whose names match a regular expression; may be given several times",
            DefaultValueFactory = _ => [],
        };
        var command = new Command(
            "strip", "Remove custom sections at all depths: all but names, component types and what WIT and linkers need, unless told otherwise.")
        {
            file, output, all, delete,
        };
        command.Validators.Add(result =>
        {
            var patterns = result.GetValue(delete) ?? [];
            if (result.GetValue(all) && patterns.Length > 0) result.AddError("--all and --delete exclude each other");
            try
            {
                CustomSectionStripper.Matching(patterns);
            }
            catch (Exception e) when (e is ArgumentException or NotSupportedException)
            {
                result.AddError($"--delete: {e.Message}");
            }
        });
        return new Verb(command, (result, _) =>
        {
            var path = result.GetRequiredValue(file);
            var patterns = result.GetValue(delete) ?? [];
            var removes = result.GetValue(all) ? _ => true
                : patterns.Length > 0 ? CustomSectionStripper.Matching(patterns)
                : (Func<string, bool>)(name => !CustomSectionStripper.IsKeptByDefault(name));
            OutputFile.Write(result.GetRequiredValue(output), CustomSectionStripper.Strip(InputFile.ReadWasm(path), removes, path));
            return context.ReportAndExit([]);
        });
    }
}

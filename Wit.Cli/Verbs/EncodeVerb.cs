using System.CommandLine;
using Wit.Component;

namespace Wit.Cli.Verbs;

/// <summary><c>wit encode PATH -o OUT</c>: writes a package in its binary form, docs and feature gates included.</summary>
internal static class EncodeVerb
{
    public static Verb Create(CliContext context)
    {
        var output = new Option<string>("--output", "-o") { Description = "The .wasm file to write", Required = true };
        var command = new Command("encode", "Write a WIT package as a binary, which other tools and deps/ directories take in place of the text.");
        var wit = new WitOptions(command);
        command.Add(output);
        return new Verb(command, (result, cancellation) =>
        {
            var loaded = wit.Load(result, cancellation);
            if (loaded.HasErrors || loaded.Resolve?.Main is not { } main) return context.ReportAndExit(loaded.Diagnostics);
            OutputFile.Write(result.GetRequiredValue(output), WitEncoder.EncodePackage(main));
            return context.ReportAndExit(loaded.Diagnostics);
        });
    }
}

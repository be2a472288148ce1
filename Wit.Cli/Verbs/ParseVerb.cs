using System.CommandLine;
using Wit.Model;
using Wit.Parser;

namespace Wit.Cli.Verbs;

/// <summary><c>wit parse PATH [--json]</c>: resolves a package and shows what is in it.</summary>
internal static class ParseVerb
{
    public static Verb Create(CliContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print the resolved packages as JSON (the schema of `wasm-tools component wit --json`)" };
        var command = new Command("parse", "Parse and resolve a WIT package.");
        var wit = new WitOptions(command);
        command.Add(json);
        return new Verb(command, (result, cancellation) =>
        {
            var loaded = wit.Load(result, cancellation);
            if (loaded.HasErrors || loaded.Resolve is null) return context.ReportAndExit(loaded.Diagnostics);
            if (result.GetValue(json)) WriteJson(context.Output, loaded.Resolve);
            else WriteSummary(context.Output, loaded.Resolve);
            return context.ReportAndExit(loaded.Diagnostics);
        });
    }

    private static void WriteJson(TextWriter output, WitResolve resolve)
    {
        using var buffer = new MemoryStream();
        WitJson.Write(resolve, buffer);
        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void WriteSummary(TextWriter output, WitResolve resolve)
    {
        foreach (var package in resolve.Packages)
        {
            output.WriteLine(package == resolve.Main ? $"package {package.Name}" : $"package {package.Name} (dependency)");
            foreach (var @interface in package.Interfaces)
                output.WriteLine($"  interface {@interface.Name}: {Count(@interface.Types.Count, "type")}, {Count(@interface.Functions.Count, "function")}");
            foreach (var world in package.Worlds)
                output.WriteLine($"  world {world.Name}: {Count(world.Imports.Count, "import")}, {Count(world.Exports.Count, "export")}");
        }
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}

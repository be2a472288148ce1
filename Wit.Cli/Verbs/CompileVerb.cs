using System.CommandLine;
using Wit.Runtime;

namespace Wit.Cli.Verbs;

/// <summary><c>wit compile COMPONENT -o OUT</c>: compiles a component ahead of time, for <c>wit run --allow-precompiled</c>.</summary>
internal static class CompileVerb
{
    public static Verb Create(CliContext context)
    {
        var file = new Argument<string>("COMPONENT") { Description = "A component, binary (.wasm) or text (.wat)" };
        var output = new Option<string>("--output", "-o") { Description = "The file to write", Required = true };
        var fuel = new Option<bool>("--fuel") { Description = "Count fuel: for runs with --fuel, and only for those" };
        var command = new Command("compile", "Compile a component for this machine and this version, to start faster.") { file, output, fuel };
        return new Verb(command, (result, _) =>
        {
            var path = result.GetRequiredValue(file);
            var bytes = InputFile.Read(path);
            using var engine = new WasmEngine(RunLimits.EngineOptions(result.GetValue(fuel)));
            using var component = Runtime.Component.Load(engine, bytes, path);
            OutputFile.Write(result.GetRequiredValue(output), component.Serialize());
            return ExitCode.Done;
        });
    }
}

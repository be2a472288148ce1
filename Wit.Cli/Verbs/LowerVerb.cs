using System.CommandLine;
using Wit.Runtime;

namespace Wit.Cli.Verbs;

/// <summary><c>wit lower COMPONENT -o DIR</c>: flattens a component to core modules, for engines without components.</summary>
internal static class LowerVerb
{
    public static Verb Create(CliContext context)
    {
        var file = new Argument<string>("COMPONENT") { Description = "A component, binary (.wasm) or text (.wat)" };
        var directory = new Option<string>("--output", "-o") { Description = "The directory to make: core modules, adapters and plan.json", Required = true };
        var force = new Option<bool>("--force") { Description = "Replace the directory when it is there" };
        var singleMemory = new Option<bool>("--no-multi-memory")
        {
            Description = "For engines that allow one memory per module, like Node.js before 22: adapters reach memories by calls, which is slow",
        };
        var command = new Command("lower", "Flatten a component to core modules, adapters and a plan in JSON, for engines without components.")
        {
            file, directory, force, singleMemory,
        };
        return new Verb(command, (result, _) =>
        {
            var path = result.GetRequiredValue(file);
            var lowered = ComponentLowering.Lower(InputFile.Read(path), new LoweringOptions { MultiMemory = !result.GetValue(singleMemory) }, path);
            OutputDirectory.Write(result.GetRequiredValue(directory), lowered.Files, result.GetValue(force));
            foreach (var (name, bytes) in lowered.Files)
                context.Output.WriteLine(FormattableString.Invariant($"{Path.Combine(result.GetRequiredValue(directory), name)}: {bytes.Length} bytes"));
            return ExitCode.Done;
        });
    }
}

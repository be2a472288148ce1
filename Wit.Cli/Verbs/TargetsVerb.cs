using System.CommandLine;
using Wit.Component;
using Wit.Model.Diagnostics;

namespace Wit.Cli.Verbs;

/// <summary><c>wit targets COMPONENT WIT -w WORLD</c>: says whether a component fits a world, and if not, why not.</summary>
internal static class TargetsVerb
{
    public static Verb Create(CliContext context)
    {
        var file = new Argument<string>("COMPONENT") { Description = "The component, binary (.wasm) or text (.wat)" };
        var world = new Option<string?>("--world", "-w") { Description = "The world; may be left out when the package has only one" };
        var command = new Command("targets", "Check that a component fits a world; exit code 1 when it does not.") { file };
        var wit = new WitOptions(command);
        command.Add(world);
        return new Verb(command, (result, cancellation) =>
        {
            var loaded = wit.Load(result, cancellation);
            if (loaded.HasErrors || loaded.Resolve is null) return context.ReportAndExit(loaded.Diagnostics);
            var target = loaded.Resolve.FindWorld(result.GetValue(world), out var missing) ?? throw new DiagnosticException(missing!);
            var path = result.GetRequiredValue(file);
            var component = ComponentValidator.Validate(InputFile.ReadWasm(path), path, cancellation).Required;
            return context.ReportAndExit([.. loaded.Diagnostics, .. TargetCheck.Check(component, target).Select(d => d.ToDiagnostic(path))]);
        });
    }
}

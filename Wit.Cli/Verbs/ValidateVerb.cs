using System.CommandLine;
using Wit.Component;
using Wit.Model.Diagnostics;
using Wit.Runtime;

namespace Wit.Cli.Verbs;

/// <summary><c>wit validate FILE...</c>: says what is wrong with binaries, and nothing when nothing is.</summary>
/// <remarks>Components are this tool's part, the code of core modules the engine's.</remarks>
internal static class ValidateVerb
{
    public static Verb Create(CliContext context)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Components or core modules, binary (.wasm) or text (.wat)",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("validate", "Validate components and core modules; exit code 1 when one is invalid.") { files };
        return new Verb(command, (result, cancellation) =>
        {
            using var engine = new WasmEngine();
            var diagnostics = new List<Diagnostic>();
            foreach (var path in result.GetRequiredValue(files))
            {
                cancellation.ThrowIfCancellationRequested();
                try
                {
                    diagnostics.AddRange(Validate(engine, InputFile.ReadWasm(path), path, cancellation));
                }
                catch (DiagnosticException e)
                {
                    diagnostics.AddRange(e.Diagnostics);
                }
            }

            return context.ReportAndExit(diagnostics);
        });
    }

    private static IEnumerable<Diagnostic> Validate(WasmEngine engine, byte[] bytes, string path, CancellationToken cancellation)
    {
        if (ComponentReader.KindOf(bytes) == WasmBinaryKind.CoreModule) return CoreModuleValidation.Validate(engine, new CoreModuleDefinition(bytes), path);
        var read = ComponentReader.Read(bytes, path);
        if (read.Component is not { } component) return read.Diagnostics;
        var validated = ComponentValidator.Validate(component, cancellation);
        return validated.Diagnostics.Count > 0 ? validated.Diagnostics : Modules(component).SelectMany(m => CoreModuleValidation.Validate(engine, m, path));
    }

    private static IEnumerable<CoreModuleDefinition> Modules(ComponentBinary component) => component.Items.SelectMany(item => item switch
    {
        CoreModuleDefinition module => [module],
        NestedComponentDefinition nested => Modules(nested.Component),
        _ => [],
    });
}

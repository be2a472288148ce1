using System.CommandLine;
using System.Text.Json;
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
        var without = new Option<string[]>("--without")
        {
            Description = $"Features that components may not use, separated by commas: {string.Join(", ", FeatureNames.Keys)}",
            DefaultValueFactory = _ => [],
        };
        var command = new Command("validate", "Validate components and core modules; exit code 1 when one is invalid.") { files, without };
        command.Validators.Add(result =>
        {
            foreach (var name in Split(result.GetValue(without)).Where(n => !FeatureNames.ContainsKey(n)))
                result.AddError($"--without: there is no feature `{name}`{(Suggestion.For(name, FeatureNames.Keys) is { } hint ? $"; {hint}" : "")}");
        });
        return new Verb(command, (result, cancellation) =>
        {
            using var engine = new WasmEngine();
            var diagnostics = new List<Diagnostic>();
            var features = Split(result.GetValue(without)).Aggregate(ComponentFeatures.All, (all, name) => all & ~FeatureNames[name]);
            foreach (var path in result.GetRequiredValue(files))
            {
                cancellation.ThrowIfCancellationRequested();
                try
                {
                    diagnostics.AddRange(Validate(engine, InputFile.ReadWasm(path), features, path, cancellation));
                }
                catch (DiagnosticException e)
                {
                    diagnostics.AddRange(e.Diagnostics);
                }
            }

            return context.ReportAndExit(diagnostics);
        });
    }

    private static readonly Dictionary<string, ComponentFeatures> FeatureNames = Enum.GetValues<ComponentFeatures>()
        .Where(f => f is not (ComponentFeatures.None or ComponentFeatures.All))
        .ToDictionary(f => JsonNamingPolicy.KebabCaseLower.ConvertName(f.ToString()));

    private static IEnumerable<string> Split(string[]? lists) =>
        (lists ?? []).SelectMany(l => l.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static IEnumerable<Diagnostic> Validate(WasmEngine engine, byte[] bytes, ComponentFeatures features, string path, CancellationToken cancellation)
    {
        if (ComponentReader.KindOf(bytes) == WasmBinaryKind.CoreModule) return CoreModuleValidation.Validate(engine, new CoreModuleDefinition(bytes), path);
        var read = ComponentReader.Read(bytes, path);
        if (read.Component is not { } component) return read.Diagnostics;
        var validated = ComponentValidator.Validate(component, features, cancellation);
        return validated.Diagnostics.Count > 0 ? validated.Diagnostics : Modules(component).SelectMany(m => CoreModuleValidation.Validate(engine, m, path));
    }

    private static IEnumerable<CoreModuleDefinition> Modules(ComponentBinary component) => component.Items.SelectMany(item => item switch
    {
        CoreModuleDefinition module => [module],
        NestedComponentDefinition nested => Modules(nested.Component),
        _ => [],
    });
}

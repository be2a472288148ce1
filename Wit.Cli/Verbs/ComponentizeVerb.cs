using System.CommandLine;
using Wit.Component;

namespace Wit.Cli.Verbs;

/// <summary><c>wit componentize CORE [--adapt [NAME=]ADAPTER]... [-o OUT]</c>: makes a component of a core module.</summary>
internal static class ComponentizeVerb
{
    public static Verb Create(CliContext context)
    {
        var core = new Argument<string>("CORE") { Description = "The core module, binary or text, with a world that `wit embed` or a compiler wrote into it" };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; CORE with the ending .component.wasm unless given" };
        var adapters = new Option<string[]>("--adapt")
        {
            Description = "An adapter, [NAME=]FILE, whose exports the module imports from NAME; NAME is the file's name up to the first dot unless given",
            DefaultValueFactory = _ => [],
        };
        var skipValidation = new Option<bool>("--skip-validation") { Description = "Do not validate the component" };
        var grow = new Option<bool>("--realloc-via-memory-grow") { Description = "Adapters get memory by growing it, not from the module's cabi_realloc" };
        var merge = new Option<bool>("--merge-imports-based-on-semver")
        {
            Description = "Whether of several compatible versions of an import only the latest is imported; true by default",
            DefaultValueFactory = _ => true,
        };
        var rejectLegacy = new Option<bool>("--reject-legacy-names") { Description = "Give a meaning to standard names only" };
        var callRef = new Option<bool>("--return-call-ref") { Description = "Call late imports through return_call_ref and not through a table" };
        var command = new Command("componentize", "Make a component of a core module.") { core, output, adapters, skipValidation, grow, merge, rejectLegacy, callRef };
        return new Verb(command, (result, cancellation) =>
        {
            var options = new ComponentizeOptions
            {
                Adapters = [.. result.GetRequiredValue(adapters).Select(ReadAdapter)],
                Validate = !result.GetValue(skipValidation),
                ReallocViaMemoryGrow = result.GetValue(grow),
                MergeImportsBasedOnSemver = result.GetValue(merge),
                RejectLegacyNames = result.GetValue(rejectLegacy),
                ReturnCallRef = result.GetValue(callRef),
            };
            var path = result.GetRequiredValue(core);
            var made = Componentizer.Componentize(EmbedVerb.ReadModule(path), options, path, cancellation);
            if (made.Component is { } component) OutputFile.Write(result.GetValue(output) ?? Path.ChangeExtension(path, ".component.wasm"), component);
            return context.ReportAndExit(made.Diagnostics);
        });
    }

    /// <summary>Reads an adapter, [NAME=]FILE.</summary>
    public static ComponentizeAdapter ReadAdapter(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var path = text[(equals + 1)..];
        var name = equals >= 0 ? text[..equals] : Path.GetFileName(path).Split('.')[0];
        return new ComponentizeAdapter(name, EmbedVerb.ReadModule(path), path);
    }
}

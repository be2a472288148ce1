using System.CommandLine;
using System.Text;
using Wit.Runtime;
using Wit.Runtime.Oracle;

namespace Wit.Cli.Verbs;

/// <summary><c>wit compile COMPONENT -o OUT</c>: compiles a component ahead of time, for <c>wit run --allow-precompiled</c>.</summary>
internal static class CompileVerb
{
    public static Verb Create(CliContext context)
    {
        var file = new Argument<string>("COMPONENT") { Description = "A component, binary (.wasm) or text (.wat)" };
        var output = new Option<string>("--output", "-o") { Description = "The file to write", Required = true };
        var fuel = new Option<bool>("--fuel") { Description = "Count fuel: for runs with --fuel, and only for those" };
        var engine = new Option<RunEngine?>("--engine")
        {
            Description = "For which engine of `wit run`: core, the default; wasmtime, the default for what uses WASI",
        };
        var signatures = new Option<string?>("--signatures")
        {
            Description = "A file for the component's functions as text: as Signatures of a project's Wit item, it gives a warning when the world has changed",
        };
        var split = new Option<bool>("--split") { Description = "Give each large module a file of its own (OUT.1, OUT.2...), to map all of them: for compositions of large components" };
        var command = new Command("compile", "Compile a component for this machine and this version, to start faster.") { file, output, split, fuel, engine, signatures };
        return new Verb(command, (result, _) =>
        {
            var path = result.GetRequiredValue(file);
            ReadOnlyMemory<byte> bytes = InputFile.Read(path);
            if (ComponentText.IsText(bytes.Span)) bytes = ComponentText.Assemble(bytes.Span, path);
            var options = RunLimits.EngineOptions(result.GetValue(fuel));
            var functions = (result.GetValue(engine) ?? RunEngines.Choose(bytes, path)) == RunEngine.Core
                ? CompileForCore(options, bytes, path, result.GetRequiredValue(output), result.GetValue(split))
                : CompileForWasmtime(options, bytes, path, result.GetRequiredValue(output));
            if (result.GetValue(signatures) is { } list) OutputFile.Write(list, Encoding.UTF8.GetBytes(functions));
            return ExitCode.Done;
        });
    }

    private static string CompileForCore(WasmEngineOptions options, ReadOnlyMemory<byte> bytes, string path, string output, bool split)
    {
        using var engine = new WasmEngine(options);
        using var component = Runtime.Component.Load(engine, bytes, path);
        if (split) component.SerializeTo(output);
        else OutputFile.Write(output, component.Serialize());
        return Signatures(component.Imports, component.Exports);
    }

    // Wasmtime's own runtime has one file for everything, and maps all of it.
    private static string CompileForWasmtime(WasmEngineOptions options, ReadOnlyMemory<byte> bytes, string path, string output)
    {
        using var engine = new WasmtimeComponentEngine(options);
        using var component = engine.Load(bytes, path);
        OutputFile.Write(output, component.Serialize());
        return Signatures(component.Imports, component.Exports);
    }

    private static string Signatures(IEnumerable<ComponentExtern> imports, IEnumerable<ComponentExtern> exports) =>
        string.Concat(imports.Select(i => $"import {i}\n").Concat(exports.Select(e => $"export {e}\n")));
}

using System.CommandLine;
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
        var command = new Command("compile", "Compile a component for this machine and this version, to start faster.") { file, output, fuel, engine };
        return new Verb(command, (result, _) =>
        {
            var path = result.GetRequiredValue(file);
            ReadOnlyMemory<byte> bytes = InputFile.Read(path);
            if (ComponentText.IsText(bytes.Span)) bytes = ComponentText.Assemble(bytes.Span, path);
            var options = RunLimits.EngineOptions(result.GetValue(fuel));
            var compiled = (result.GetValue(engine) ?? RunEngines.Choose(bytes, path)) == RunEngine.Core
                ? CompileForCore(options, bytes, path)
                : CompileForWasmtime(options, bytes, path);
            OutputFile.Write(result.GetRequiredValue(output), compiled);
            return ExitCode.Done;
        });
    }

    private static byte[] CompileForCore(WasmEngineOptions options, ReadOnlyMemory<byte> bytes, string path)
    {
        using var engine = new WasmEngine(options);
        using var component = Runtime.Component.Load(engine, bytes, path);
        return component.Serialize();
    }

    private static byte[] CompileForWasmtime(WasmEngineOptions options, ReadOnlyMemory<byte> bytes, string path)
    {
        using var engine = new WasmtimeComponentEngine(options);
        using var component = engine.Load(bytes, path);
        return component.Serialize();
    }
}

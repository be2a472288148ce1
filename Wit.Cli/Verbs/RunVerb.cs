using System.CommandLine;
using Wit.Model.Diagnostics;
using Wit.Runtime;
using Wit.Runtime.Oracle;
using Wit.Runtime.Wave;


namespace Wit.Cli.Verbs;

/// <summary><c>wit run COMPONENT --invoke 'f(1)'</c>: calls an export and prints its result in WAVE.</summary>
internal static class RunVerb
{
    public static Verb Create(CliContext context)
    {
        var file = new Argument<string>("COMPONENT") { Description = "A component, binary (.wasm) or text (.wat)" };
        var invoke = new Option<string?>("--invoke") { Description = "The call in WAVE: 'run([\"Ada\"])', 'greet#greet-user(\"Ada\")'" };
        var engine = new Option<RunEngine>("--engine")
        {
            Description = "core: this runtime on Wasmtime's core engine; wasmtime: Wasmtime's own component runtime, without limits",
            DefaultValueFactory = _ => RunEngine.Core,
        };
        var precompiled = new Option<bool>("--allow-precompiled") { Description = "Take what `wit compile` wrote; its machine code is run unchecked, so be sure who wrote it" };
        var limits = new RunLimits();
        var command = new Command("run", "Call an export of a component.") { file, invoke, engine, precompiled };
        limits.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(engine) == RunEngine.Wasmtime && limits.AnyGiven(result))
                result.AddError("--fuel, --timeout and --max-memory are for --engine core");
        });
        return new Verb(command, (result, cancellation) =>
        {
            var path = result.GetRequiredValue(file);
            var bytes = InputFile.Read(path);
            var value = result.GetValue(engine) == RunEngine.Core
                ? RunOnCore(path, bytes, result.GetValue(precompiled), result.GetValue(invoke), limits, result, cancellation)
                : RunOnWasmtime(path, bytes, result.GetValue(invoke));
            if (value is not null) context.Output.WriteLine(WavePrinter.Print(value));
            return ExitCode.Done;
        });
    }

    private static WitValue? RunOnCore(
        string path, byte[] bytes, bool allowsPrecompiled, string? call, RunLimits limits, ParseResult result, CancellationToken cancellation)
    {
        using var engine = new WasmEngine(limits.EngineOptions(result));
        using var component = allowsPrecompiled && Runtime.Component.IsPrecompiled(bytes)
            ? Runtime.Component.Deserialize(engine, bytes, path)
            : Runtime.Component.Load(engine, bytes, path);
        var invocation = ReadCall(call, component.Exports, path);
        using var instance = new ComponentLinker(engine).Instantiate(component, limits.InstanceOptions(result, cancellation));
        var function = instance.GetFunction(invocation.Function.InterfaceName, invocation.Function.Name);
        return function.Invoke([.. invocation.Arguments]);
    }

    private static WitValue? RunOnWasmtime(string path, byte[] bytes, string? call)
    {
        using var engine = new WasmtimeComponentEngine();
        using var component = engine.Load(bytes, path);
        var invocation = ReadCall(call, component.Exports, path);
        using var instance = component.Instantiate();
        return instance.Invoke(invocation.Function.InterfaceName, invocation.Function.Name, [.. invocation.Arguments]);
    }

    private static WaveInvocation ReadCall(string? call, IReadOnlyList<ComponentExtern> exports, string path) =>
        call is not null
            ? WaveInvocation.Parse(call, exports, "--invoke")
            : throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.NothingToInvoke, DiagnosticLocation.File(path), "nothing says what to call")
            {
                Hint = exports.Count == 0
                    ? "the component exports no function"
                    : "add --invoke with one of: " + string.Join("; ", exports.Select(e => e.ToString())),
            });
}

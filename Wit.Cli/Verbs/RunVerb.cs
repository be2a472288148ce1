using System.CommandLine;
using System.CommandLine.Parsing;
using Wit.Model.Diagnostics;
using Wit.Runtime;
using Wit.Runtime.Oracle;
using Wit.Runtime.Wave;

namespace Wit.Cli.Verbs;

/// <summary>
/// <c>wit run COMPONENT [-- ARGS]</c> runs a WASI command and exits with its code; <c>wit run COMPONENT --invoke 'f(1)'</c> calls an
/// export and prints its result in WAVE.
/// </summary>
internal sealed class RunVerb
{
    private readonly Argument<string> _file = new("COMPONENT") { Description = "A component, binary (.wasm) or text (.wat)" };
    private readonly Argument<string[]> _arguments = new("ARGS") { Description = "The arguments of a command, behind `--`", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _invoke = new("--invoke") { Description = "Call an export, in WAVE: 'run([\"Ada\"])', 'greet#greet-user(\"Ada\")'" };
    private readonly Option<RunEngine?> _engine = new("--engine")
    {
        Description = "core: this runtime on Wasmtime's core engine, the default; wasmtime: Wasmtime's own component runtime, the default for what uses WASI",
    };
    private readonly Option<bool> _allowPrecompiled = new("--allow-precompiled")
    {
        Description = "Take what `wit compile` wrote; its machine code is run unchecked, so be sure who wrote it",
    };
    private readonly Option<string?> _cache = new("--cache")
    {
        Description = "A directory to keep compiled code in; its content is run unchecked, so nobody else should be able to write there",
    };
    private readonly RunLimits _limits = new();
    private readonly RunGrants _grants = new();
    private readonly CliContext _context;

    private RunVerb(CliContext context) => _context = context;

    public static Verb Create(CliContext context)
    {
        var verb = new RunVerb(context);
        var command = new Command("run", "Run a WASI command, or call an export of a component.")
        {
            verb._file, verb._arguments, verb._invoke, verb._engine, verb._allowPrecompiled, verb._cache,
        };
        verb._grants.AddTo(command);
        verb._limits.AddTo(command);
        command.Validators.Add(verb.Validate);
        return new Verb(command, verb.Run);
    }

    private void Validate(CommandResult result)
    {
        if (result.GetValue(_invoke) is not null && result.GetValue(_arguments) is { Length: > 0 })
            result.AddError("ARGS are for commands; the arguments of --invoke stand in the call");
        if (result.GetValue(_engine) == RunEngine.Core && _grants.AnyGiven(result))
            result.AddError("--dir, --env, --inherit-env and --allow-network are for --engine wasmtime: the core engine has no WASI");
    }

    private int Run(ParseResult result, CancellationToken cancellation)
    {
        var path = result.GetRequiredValue(_file);
        ReadOnlyMemory<byte> bytes = InputFile.Read(path);
        if (ComponentText.IsText(bytes.Span)) bytes = ComponentText.Assemble(bytes.Span, path);
        var isPrecompiled = result.GetValue(_allowPrecompiled) && Runtime.Component.IsPrecompiled(bytes.Span);
        return (result.GetValue(_engine) ?? RunEngines.Choose(bytes, path)) == RunEngine.Core
            ? RunOnCore(path, bytes, isPrecompiled, result, cancellation)
            : RunOnWasmtime(path, bytes, isPrecompiled, result, cancellation);
    }

    private int RunOnCore(string path, ReadOnlyMemory<byte> bytes, bool isPrecompiled, ParseResult result, CancellationToken cancellation)
    {
        using var engine = new WasmEngine(EngineOptions(result));
        using var component = isPrecompiled ? Runtime.Component.DeserializeFile(engine, path) : Runtime.Component.Load(engine, bytes, path);
        var invocation = ReadCall(result, component.Exports, path);
        using var instance = new ComponentLinker(engine).Instantiate(component, _limits.InstanceOptions(result, cancellation));
        var function = instance.GetFunction(invocation.Function.InterfaceName, invocation.Function.Name);
        return Print(function.Invoke([.. invocation.Arguments]));
    }

    private int RunOnWasmtime(string path, ReadOnlyMemory<byte> bytes, bool isPrecompiled, ParseResult result, CancellationToken cancellation)
    {
        using var engine = new WasmtimeComponentEngine(EngineOptions(result));
        using var component = isPrecompiled ? engine.Deserialize(bytes, path) : engine.Load(bytes, path);
        var options = _limits.InstanceOptions(result, cancellation);
        var grants = _grants.Read(result, _context, [Path.GetFileName(path), .. result.GetValue(_arguments) ?? []]);
        if (result.GetValue(_invoke) is null && component.IsCommand) return RunDeadline.Guard(() => component.RunCommand(grants, options), options.Timeout);
        var invocation = ReadCall(result, component.Exports, path);
        return RunDeadline.Guard(() => Invoke(component, invocation, grants, options), options.Timeout);
    }

    private int Invoke(WasmtimeComponent component, WaveInvocation invocation, WasiGrants grants, InstanceOptions options)
    {
        using var instance = component.Instantiate(null, component.UsesWasi ? grants : null, options);
        return Print(instance.Invoke(invocation.Function.InterfaceName, invocation.Function.Name, [.. invocation.Arguments]));
    }

    private WasmEngineOptions EngineOptions(ParseResult result) => _limits.EngineOptions(result) with { CacheDirectory = result.GetValue(_cache) };

    private int Print(WitValue? value)
    {
        if (value is not null) _context.Output.WriteLine(WavePrinter.Print(value));
        return ExitCode.Done;
    }

    private WaveInvocation ReadCall(ParseResult result, IReadOnlyList<ComponentExtern> exports, string path) =>
        result.GetValue(_invoke) is { } call
            ? WaveInvocation.Parse(call, exports, "--invoke")
            : throw new DiagnosticException(new Diagnostic(
                DiagnosticCatalogue.NothingToInvoke, DiagnosticLocation.File(path), "the component is no command, and nothing says what to call")
            {
                Hint = exports.Count == 0
                    ? "the component exports no function"
                    : "add --invoke with one of: " + string.Join("; ", exports.Select(e => e.ToString())),
            });
}

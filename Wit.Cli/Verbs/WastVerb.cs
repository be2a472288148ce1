using System.CommandLine;
using System.Text;
using Wit.Component.Wast;
using Wit.Model.Diagnostics;
using Wit.Runtime.Wast;

namespace Wit.Cli.Verbs;

/// <summary><c>wit wast FILE...</c>: runs scripts of the component model's test suites.</summary>
internal static class WastVerb
{
    public static Verb Create(CliContext context)
    {
        var files = new Argument<string[]>("FILE") { Description = "Scripts (.wast)", Arity = ArgumentArity.OneOrMore };
        var engine = new Option<RunEngine>("--engine")
        {
            Description = "core: this runtime on Wasmtime's core engine; wasmtime: Wasmtime's own component runtime",
            DefaultValueFactory = _ => RunEngine.Core,
        };
        var verbose = new Option<bool>("--verbose") { Description = "Print a line for each skipped directive too, with the reason" };
        var command = new Command("wast", "Run .wast scripts: what must be rejected is validated, what must run is run.") { files, engine, verbose };
        return new Verb(command, (result, cancellation) =>
        {
            using var executor = result.GetValue(engine) == RunEngine.Core ? WastExecutor.OnCore() : WastExecutor.OnWasmtime();
            var counts = new Dictionary<WastStatus, int>();
            foreach (var path in result.GetRequiredValue(files))
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var outcome in Run(executor, path))
                {
                    counts[outcome.Status] = counts.GetValueOrDefault(outcome.Status) + 1;
                    Report(context, path, outcome, result.GetValue(verbose));
                }
            }

            var failed = counts.GetValueOrDefault(WastStatus.Failed);
            context.Output.WriteLine($"{counts.GetValueOrDefault(WastStatus.Passed)} passed, {failed} failed, {counts.GetValueOrDefault(WastStatus.Skipped)} skipped");
            return failed == 0 ? ExitCode.Done : ExitCode.WrongInput;
        });
    }

    private static IReadOnlyList<WastOutcome> Run(WastExecutor executor, string path)
    {
        var script = Encoding.UTF8.GetString(InputFile.Read(path));
        try
        {
            return executor.Run(script);
        }
        catch (FormatException exception)
        {
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.MalformedScript, DiagnosticLocation.File(path), exception.Message));
        }
    }

    private static void Report(CliContext context, string path, WastOutcome outcome, bool verbose)
    {
        var word = outcome.Status == WastStatus.Failed ? "failed" : outcome.Status == WastStatus.Skipped && verbose ? "skipped" : null;
        if (word is not null) context.Output.WriteLine($"{path}:{outcome.Directive.Line}: {word}: {outcome.Directive.Keyword}: {outcome.Detail}");
    }
}

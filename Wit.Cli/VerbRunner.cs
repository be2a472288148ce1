using System.CommandLine;
using Wit.Abi;
using Wit.Model.Diagnostics;

namespace Wit.Cli;

/// <summary>Runs the body of a verb and turns what it throws for wrong input and for traps into diagnostics and exit codes.</summary>
/// <remarks>Anything else that is thrown is a bug and is not caught here.</remarks>
internal sealed class VerbRunner(CliContext context, System.CommandLine.Option<DiagnosticFormat> format)
{
    /// <summary>Gives the command of a verb its action, and the same to its sub-verbs.</summary>
    public Command Attach(Verb verb)
    {
        foreach (var sub in verb.SubVerbs) verb.Command.Add(Attach(sub));
        if (verb.Body is { } body)
            verb.Command.SetAction((result, cancellation) => Task.FromResult(Run(body, result, cancellation)));
        return verb.Command;
    }

    private int Run(Func<ParseResult, CancellationToken, int> body, ParseResult result, CancellationToken cancellation)
    {
        context.Format = result.GetValue(format);
        try
        {
            return body(result, cancellation);
        }
        catch (DiagnosticException e)
        {
            context.Report(e.Diagnostics);
            return ExitCode.WrongInput;
        }
        catch (WasmTrapException e)
        {
            context.Report([Describe(e)]);
            return ExitCode.Trap;
        }
    }

    private static Diagnostic Describe(WasmTrapException trap) =>
        new(DiagnosticCatalogue.Trap, DiagnosticLocation.None, $"the guest trapped: {trap.Rule}")
        {
            Related = [.. Lines(trap.GuestMessage).Select((line, i) => i == 0 ? $"the guest said: {line}" : line).Concat(Lines(trap.Backtrace))
                .Select(line => new RelatedLocation(DiagnosticLocation.None, line))],
        };

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

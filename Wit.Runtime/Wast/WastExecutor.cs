using Wit.Abi;
using Wit.Component.Wast;
using Wit.Model.Diagnostics;

namespace Wit.Runtime.Wast;

/// <summary>
/// Runs the scripts of the component model's test suites: what must be rejected is asked of our validator, what must run is run on
/// an engine. A script that runs nothing is only validated, so that it may import what no host has.
/// </summary>
public sealed class WastExecutor : IDisposable
{
    private static readonly string[] Running = ["invoke", "assert_return", "assert_trap", "assert_unlinkable"];

    private readonly IWastEngine _engine;
    private readonly WastRunner _validation = new(AssembleForValidation);

    private WastExecutor(IWastEngine engine) => _engine = engine;

    /// <summary>Runs scripts on our own runtime.</summary>
    /// <param name="options">The options of its engine.</param>
    public static WastExecutor OnCore(WasmEngineOptions? options = null) => new(new CoreWastEngine(options));

    /// <summary>Runs scripts on Wasmtime's own component runtime.</summary>
    public static WastExecutor OnWasmtime() => new(new WasmtimeWastEngine());

    /// <summary>Runs a script.</summary>
    /// <returns>What became of each directive; the detail of a passed <c>assert_return</c> is the value, of a passed <c>assert_trap</c> the trap.</returns>
    /// <exception cref="FormatException">The script is not made of balanced expressions.</exception>
    public IReadOnlyList<WastOutcome> Run(string script)
    {
        var directives = WastScript.Parse(script);
        if (!directives.Any(d => Running.Contains(d.Keyword, StringComparer.Ordinal))) return [.. directives.Select(_validation.Run)];
        using var session = new WastSession(_engine, script);
        return [.. directives.Select(directive => Run(session, directive))];
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    private WastOutcome Run(WastSession session, WastDirective directive)
    {
        try
        {
            return Carry(session, directive);
        }
        catch (WastSkipException exception)
        {
            return new WastOutcome(directive, WastStatus.Skipped, exception.Message);
        }
        catch (Exception exception) when (exception is WasmTrapException or DiagnosticException or FormatException)
        {
            return new WastOutcome(directive, IsLack(exception) ? WastStatus.Skipped : WastStatus.Failed, FirstLine(exception));
        }
    }

    private WastOutcome Carry(WastSession session, WastDirective directive)
    {
        var items = directive.Expression.Children!;
        switch (directive.Keyword)
        {
            case "component":
                session.Define(directive.Expression, directive.Module);
                return new WastOutcome(directive, WastStatus.Passed, "");
            case "invoke":
                return new WastOutcome(directive, WastStatus.Passed, session.Invoke(directive.Expression)?.ToString() ?? "");
            case "assert_return" when items.Count > 1:
                var result = session.Invoke(items[1])?.ToString() ?? "";
                var wanted = items.Count > 2 ? session.Constant(items[2]).ToString() : "";
                return result == wanted
                    ? new WastOutcome(directive, WastStatus.Passed, result)
                    : new WastOutcome(directive, WastStatus.Failed, $"expected {wanted}, got {result}");
            case "assert_trap" when items.Count > 1:
                return AssertTrap(session, directive, items[1]);
            case "assert_unlinkable" when items.Count > 1:
                return AssertUnlinkable(session, directive, items[1]);
            default:
                return _validation.Run(directive);
        }
    }

    private static WastOutcome AssertTrap(WastSession session, WastDirective directive, SExpression action)
    {
        try
        {
            if (directive.Module is { } component) session.Define(action, component);
            else session.Invoke(action);
        }
        catch (WasmTrapException trap)
        {
            return new WastOutcome(directive, WastStatus.Passed, trap.Rule);
        }

        return new WastOutcome(directive, WastStatus.Failed, $"did not trap, expected: {directive.Message}");
    }

    private static WastOutcome AssertUnlinkable(WastSession session, WastDirective directive, SExpression action)
    {
        try
        {
            session.Define(action, directive.Module);
        }
        catch (Exception exception) when (exception is DiagnosticException or WastSkipException)
        {
            return new WastOutcome(directive, WastStatus.Passed, FirstLine(exception));
        }

        return new WastOutcome(directive, WastStatus.Failed, $"was linked, expected: {directive.Message}");
    }

    /// <summary>Whether it is about what the engine or the host of the scripts does not have, not about a mistake.</summary>
    private static bool IsLack(Exception exception) =>
        exception is DiagnosticException { Diagnostics: [var first, ..] }
        && (first.Id == DiagnosticCatalogue.UnsupportedByRuntime.Id
            || first.Id == DiagnosticCatalogue.MissingImport.Id
            || (first.Id == DiagnosticCatalogue.UnlinkableComponent.Id
                && (first.Message.Contains(" feature", StringComparison.Ordinal) || first.Message.EndsWith("implementation is missing", StringComparison.Ordinal))));

    private static string FirstLine(Exception exception) =>
        (exception is DiagnosticException { Diagnostics: [var first, ..] } ? first.Message : exception.Message).Split('\n')[0];

    private static byte[] AssembleForValidation(string text)
    {
        try
        {
            return ComponentText.Assemble(text);
        }
        catch (DiagnosticException exception)
        {
            throw new FormatException(FirstLine(exception), exception);
        }
    }
}

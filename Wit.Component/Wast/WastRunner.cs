namespace Wit.Component.Wast;

/// <summary>Runs the directives of a script that validation can decide: what must be accepted and what must be rejected.</summary>
/// <param name="assemble">Assembles a text; throws <see cref="FormatException"/> when it is malformed.</param>
/// <param name="features">What components may use.</param>
public sealed class WastRunner(Func<string, byte[]> assemble, ComponentFeatures features = ComponentFeatures.All)
{
    /// <summary>Runs a script.</summary>
    /// <exception cref="FormatException">The script itself is malformed.</exception>
    public IEnumerable<WastOutcome> Run(string script) => WastScript.Parse(script).Select(Run);

    /// <summary>Runs one directive.</summary>
    public WastOutcome Run(WastDirective directive)
    {
        ArgumentNullException.ThrowIfNull(directive);
        if (directive.Module is not { IsComponent: true } component) return new WastOutcome(directive, WastStatus.Skipped, "no component");
        var rejection = Reject(component);
        switch (directive.Keyword)
        {
            case "component":
            case "assert_unlinkable":
            case "assert_trap":
                return new WastOutcome(directive, rejection is null ? WastStatus.Passed : WastStatus.Failed, rejection ?? "");
            case "assert_invalid" or "assert_malformed":
                return rejection is null
                    ? new WastOutcome(directive, WastStatus.Failed, $"accepted, expected: {directive.Message}")
                    : new WastOutcome(directive, WastStatus.Passed, rejection);
            default:
                return new WastOutcome(directive, WastStatus.Skipped, "not about validation");
        }
    }

    private string? Reject(WastModule component)
    {
        byte[] bytes;
        try
        {
            bytes = component.Bytes ?? assemble(component.Text!);
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }

        var result = ComponentValidator.Validate(bytes, features);
        return result.Component is null ? $"{result.Diagnostics[0].Message} at {result.Diagnostics[0].Location.ByteOffset}" : null;
    }
}

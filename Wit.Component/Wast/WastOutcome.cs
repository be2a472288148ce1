namespace Wit.Component.Wast;

/// <summary>What became of a directive.</summary>
/// <param name="Directive">The directive.</param>
/// <param name="Status">Whether it did what it says.</param>
/// <param name="Detail">Why it did not, or what it was rejected for.</param>
public sealed record WastOutcome(WastDirective Directive, WastStatus Status, string Detail);

/// <summary>Whether a directive did what it says.</summary>
public enum WastStatus
{
    /// <summary>It did.</summary>
    Passed,

    /// <summary>It did not.</summary>
    Failed,

    /// <summary>It runs code, or is about a core module, which is not this library's part.</summary>
    Skipped,
}

namespace Wit.Runtime;

/// <summary>How a component is lowered.</summary>
public sealed record LoweringOptions
{
    /// <summary>
    /// Whether adapters reach the memories of both sides by themselves. Without it they call small modules that reach one memory each: slow,
    /// but any engine runs them.
    /// </summary>
    public bool MultiMemory { get; init; } = true;

    internal static LoweringOptions Default { get; } = new();
}

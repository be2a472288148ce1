namespace Wit.Abi;

/// <summary>A trap: the guest, or a value at its boundary, broke a rule of the Canonical ABI or of core WebAssembly.</summary>
public sealed class WasmTrapException : Exception
{
    /// <summary>A trap of the Canonical ABI.</summary>
    /// <param name="rule">The rule, in the words of the specification.</param>
    public WasmTrapException(string rule) : base(rule) => Rule = rule;

    /// <summary>A trap inside a guest.</summary>
    /// <param name="rule">What the engine calls the trap.</param>
    /// <param name="backtrace">The frames, innermost first; null when there are none.</param>
    /// <param name="inner">The exception of a host function that ended the call; null when there is none.</param>
    public WasmTrapException(string rule, string? backtrace, Exception? inner = null)
        : base(backtrace is null ? rule : $"{rule}\n{backtrace}", inner)
    {
        Rule = rule;
        Backtrace = backtrace;
    }

    /// <summary>The rule that was broken.</summary>
    public string Rule { get; }

    /// <summary>The frames of the guest, innermost first; null when there are none.</summary>
    public string? Backtrace { get; }
}

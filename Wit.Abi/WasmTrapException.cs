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
    /// <param name="guestMessage">What the guest said before; null when it said nothing.</param>
    public WasmTrapException(string rule, string? backtrace, Exception? inner = null, string? guestMessage = null)
        : base($"{rule}{(guestMessage is null ? "" : $"; the guest said: {guestMessage}")}{(backtrace is null ? "" : $"\n{backtrace}")}", inner)
    {
        Rule = rule;
        Backtrace = backtrace;
        GuestMessage = guestMessage;
    }

    /// <summary>The rule that was broken.</summary>
    public string Rule { get; }

    /// <summary>
    /// What the guest wrote to its standard error during the call that trapped, as the guests do that <c>wit build-guest</c> makes; null when
    /// there is nothing. It comes from the guest: show it, and trust nothing in it.
    /// </summary>
    public string? GuestMessage { get; }

    /// <summary>The frames of the guest, innermost first; null when there are none.</summary>
    public string? Backtrace { get; }
}

namespace Wit.Runtime.Native;

/// <summary>The words for Wasmtime's trap codes (wasmtime/trap.h).</summary>
internal static class TrapRules
{
    public const string Interrupted = "the deadline passed";

    public const string OutOfFuel = "all fuel was consumed";

    public const string UncaughtException = "uncaught exception";

    /// <summary>The rule behind a trap code; the words are the core specification's where it has some.</summary>
    public static string Of(byte code) => code switch
    {
        0 => "call stack exhausted",
        1 => "out of bounds memory access",
        2 => "unaligned atomic",
        3 => "out of bounds table access",
        4 => "uninitialized element",
        5 => "indirect call type mismatch",
        6 => "integer overflow",
        7 => "integer divide by zero",
        8 => "invalid conversion to integer",
        9 => "unreachable",
        10 => Interrupted,
        11 => OutOfFuel,
        12 => "atomic wait on non-shared memory",
        13 => "null reference",
        14 => "out of bounds array access",
        15 => "allocation size too large",
        16 => "cast failure",
        17 => "cannot enter component instance",
        18 => "an async function ended without a result",
        19 => "unhandled tag",
        22 => "deadlock: nothing can go on",
        23 => "cannot leave component instance",
        24 => "cannot block a synchronous task before it returns",
        25 => "invalid char",
        30 => "string out of bounds of memory",
        31 => "list out of bounds of memory",
        32 => "invalid discriminant",
        33 => "pointer not aligned",
        49 => UncaughtException,
        _ => $"trap code {code}",
    };

    /// <summary>The rule behind a trap without a code.</summary>
    public static string OfMessage(string message) => Innermost(message) is var innermost && innermost == "thrown Wasm exception" ? UncaughtException : innermost;

    /// <summary>The last line of Wasmtime's cause chain: what happened, without the path to it.</summary>
    public static string Innermost(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length == 0) return "trap";
        var last = lines[^1];
        var number = last.IndexOf(": ", StringComparison.Ordinal);
        return number > 0 && last.AsSpan(0, number).IndexOfAnyExceptInRange('0', '9') < 0 ? last[(number + 2)..] : last;
    }
}

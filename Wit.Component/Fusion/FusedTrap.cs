namespace Wit.Component.Fusion;

/// <summary>
/// Why an adapter traps: the first argument of its import <c>trap</c>. The numbers stand in lowered adapters, so they never change; docs/lowering.md lists them.
/// </summary>
internal enum FusedTrap
{
    /// <summary>The caller is in <c>realloc</c> or <c>post-return</c>.</summary>
    CannotLeave = 0,

    /// <summary>The callee runs already, or trapped before.</summary>
    CannotEnter = 1,

    /// <summary>An address (a) is not a multiple of an alignment (b).</summary>
    Misaligned = 2,

    /// <summary>At an address (a) there are not as many bytes (b): the memory has so many pages (c).</summary>
    OutOfBounds = 3,

    /// <summary><c>realloc</c> returned an address (a) that is out of bounds or misaligned: wanted were an alignment (b) and a size (c).</summary>
    BadRealloc = 4,

    /// <summary>A string has too many bytes (a).</summary>
    StringTooLong = 5,

    /// <summary>A list has too many elements (a) of a size (b).</summary>
    ListTooLong = 6,

    /// <summary>A discriminant (a) is not below the number of cases (b).</summary>
    InvalidDiscriminant = 7,

    /// <summary>A number (a) is no Unicode scalar value.</summary>
    InvalidChar = 8,

    /// <summary>A string is not valid UTF-8.</summary>
    InvalidUtf8 = 9,

    /// <summary>The callee, or a function of its options or the caller's, threw an exception.</summary>
    UncaughtException = 10,
}

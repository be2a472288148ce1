namespace Wit.Abi;

/// <summary>The failure of a WIT function whose result is a <c>result</c>: an answer of the function, not a trap.</summary>
public abstract class WitException : Exception
{
    private protected WitException(string message) : base(message) { }

    /// <summary>What the failure carries, boxed.</summary>
    public abstract object? ErrorValue { get; }
}

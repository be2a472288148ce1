namespace Wit.Abi;

/// <summary>The failure of a WIT function whose result is a <c>result&lt;T, E&gt;</c>.</summary>
/// <typeparam name="TError">What the failure carries; <see cref="Unit"/> for nothing.</typeparam>
/// <param name="error">What the failure carries.</param>
public sealed class WitException<TError>(TError error)
    : WitException(error is Unit ? "the function returned an error" : $"the function returned the error {error}")
{
    /// <summary>What the failure carries.</summary>
    public TError Error { get; } = error;

    /// <inheritdoc/>
    public override object? ErrorValue => Error;
}

namespace Wit.Abi;

/// <summary>A success or a failure, with what each carries.</summary>
/// <typeparam name="TOk">What a success carries; <see cref="Unit"/> for nothing.</typeparam>
/// <typeparam name="TError">What a failure carries; <see cref="Unit"/> for nothing.</typeparam>
public readonly record struct Result<TOk, TError>
{
    private readonly TOk _value;
    private readonly TError _error;

    private Result(TOk value, TError error, bool isError)
    {
        _value = value;
        _error = error;
        IsError = isError;
    }

    /// <summary>Whether it is a failure.</summary>
    public bool IsError { get; }

    /// <summary>Whether it is a success.</summary>
    public bool IsOk => !IsError;

    /// <summary>What the success carries.</summary>
    /// <exception cref="InvalidOperationException">It is a failure.</exception>
    public TOk Value => IsError ? throw new InvalidOperationException("the result is an error") : _value;

    /// <summary>What the failure carries.</summary>
    /// <exception cref="InvalidOperationException">It is a success.</exception>
    public TError Error => IsError ? _error : throw new InvalidOperationException("the result is no error");

    /// <summary>A success.</summary>
    public static Result<TOk, TError> Ok(TOk value) => new(value, default!, false);

    /// <summary>A failure.</summary>
    public static Result<TOk, TError> Err(TError error) => new(default!, error, true);

    /// <summary>Takes one of two ways.</summary>
    public TResult Match<TResult>(Func<TOk, TResult> ok, Func<TError, TResult> error)
    {
        ArgumentNullException.ThrowIfNull(ok);
        ArgumentNullException.ThrowIfNull(error);
        return IsError ? error(_error) : ok(_value);
    }

    /// <summary>The success value.</summary>
    /// <exception cref="WitException{TError}">It is a failure.</exception>
    public TOk Unwrap() => IsError ? throw new WitException<TError>(_error) : _value;

    /// <inheritdoc/>
    public override string ToString() => IsError ? $"Err({_error})" : $"Ok({_value})";
}

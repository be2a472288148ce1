namespace Wit.Abi;

/// <summary>An optional value. Used where <c>T?</c> cannot tell apart what WIT does: options of options.</summary>
/// <typeparam name="T">The type of the value if there is one.</typeparam>
public readonly record struct Option<T>
{
    private readonly T _value;

    /// <summary>A value.</summary>
    public Option(T value)
    {
        _value = value;
        HasValue = true;
    }

    /// <summary>Whether there is a value.</summary>
    public bool HasValue { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Value => HasValue ? _value : throw new InvalidOperationException("the option has no value");

    /// <summary>No value.</summary>
    public static Option<T> None => default;

    /// <summary>A value.</summary>
    public static Option<T> Some(T value) => new(value);

    /// <summary>The value, or <paramref name="fallback"/> when there is none.</summary>
    public T GetValueOrDefault(T fallback) => HasValue ? _value : fallback;

    /// <inheritdoc/>
    public override string ToString() => HasValue ? $"Some({_value})" : "None";
}

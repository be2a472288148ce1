namespace Wit.Bindgen;

/// <summary>How a function whose result is a <c>result&lt;T, E&gt;</c> answers in C#.</summary>
public enum ResultStyle
{
    /// <summary>It returns T and throws <c>WitException&lt;E&gt;</c>.</summary>
    Throw,

    /// <summary>It returns <c>Result&lt;T, E&gt;</c>.</summary>
    Value,
}

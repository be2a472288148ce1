namespace Wit.Component;

/// <summary>A function that crosses the border between component and core code, and how.</summary>
/// <param name="Kind"><c>lift</c>, <c>lower</c>, or the name of a canonical built-in.</param>
/// <param name="Name">
/// What it is called: the core export that is lifted, the function that is lowered (<c>ns:pkg/iface#f</c>), the type of a built-in.
/// </param>
/// <param name="Options">The options as they are given.</param>
public sealed record CanonicalFunctionInspection(string Kind, string Name, CanonicalOptions Options)
{
    /// <summary>The name of the function that allocates; null when there is none.</summary>
    public string? Realloc { get; init; }

    /// <summary>The name of the function called behind a lifted one; null when there is none.</summary>
    public string? PostReturn { get; init; }

    /// <summary>The name of the callback; null when there is none.</summary>
    public string? Callback { get; init; }
}

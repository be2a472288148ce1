namespace Wit.Bindgen.Model;

/// <summary>A WIT type as generated code writes it.</summary>
/// <param name="Name">The C# type, fully qualified.</param>
/// <param name="Canonical">Its marshaller, fully qualified.</param>
/// <param name="IsValueType">Whether the C# type is a value type.</param>
public sealed record TypeReference(string Name, string Canonical, bool IsValueType)
{
    /// <summary>Whether the C# type is nullable, so that an option of it needs <c>Option&lt;T&gt;</c>.</summary>
    public bool IsOption { get; init; }

    /// <summary>Whether the C# type is the user's own and converted at the boundary.</summary>
    public bool IsConverted { get; init; }

    /// <summary>The C# element type of a list of numbers, which parameters take as a span; null for other types.</summary>
    public string? SpanElement { get; init; }

    /// <summary>The marshaller of the elements of a list of numbers; null for other types.</summary>
    public string? ElementCanonical { get; init; }

    /// <summary>The C# type of a parameter.</summary>
    public string ParameterName => SpanElement is null ? Name : $"global::System.ReadOnlySpan<{SpanElement}>";
}

namespace Wit.Model.Diagnostics;

/// <summary>Something said about an input: id, place, message, and where it helps a hint and related places.</summary>
/// <param name="Descriptor">The catalogue entry.</param>
/// <param name="Location">The place.</param>
/// <param name="Message">Lower case, without a final stop.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, DiagnosticLocation Location, string Message)
{
    /// <summary>The stable id.</summary>
    public string Id => Descriptor.Id;

    /// <summary>The severity.</summary>
    public DiagnosticSeverity Severity => Descriptor.Severity;

    /// <summary>What to do about it; null when there is nothing to add.</summary>
    public string? Hint { get; init; }

    /// <summary>Other places that explain this one.</summary>
    public IReadOnlyList<RelatedLocation> Related { get; init; } = [];
}

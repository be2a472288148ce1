namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>A plug exports nothing that the socket imports.</summary>
    public static DiagnosticDescriptor PlugSatisfiesNothing { get; } = new("WIT0301", "a plug satisfies no import");

    /// <summary>What a component exports does not have the type of the import that it is to satisfy.</summary>
    public static DiagnosticDescriptor CompositionTypeMismatch { get; } = new("WIT0302", "an export does not fit the import");

    /// <summary>Two plugs satisfy the same import.</summary>
    public static DiagnosticDescriptor ImportSatisfiedTwice { get; } = new("WIT0303", "an import is satisfied twice");

    /// <summary>An import that is left uses a resource type that a plug provides.</summary>
    public static DiagnosticDescriptor UnreachableResource { get; } = new("WIT0305", "an import needs the resource type of a plug");
}

namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>A component lacks an export that its world has.</summary>
    public static DiagnosticDescriptor MissingWorldExport { get; } = new("WIT0250", "the component does not export what the world wants");

    /// <summary>A component imports what its world does not.</summary>
    public static DiagnosticDescriptor ImportNotInWorld { get; } = new("WIT0251", "the component imports what the world does not offer");

    /// <summary>A component and its world have other types for the same item.</summary>
    public static DiagnosticDescriptor OtherTypeThanWorld { get; } = new("WIT0252", "the component has another type than the world");

    /// <summary>Two copies of a package differ in what both have.</summary>
    public static DiagnosticDescriptor MergeConflict { get; } = new("WIT0253", "packages cannot be merged");

    /// <summary>A world cannot be turned into the one that is wanted.</summary>
    public static DiagnosticDescriptor WorldCannotChange { get; } = new("WIT0254", "world cannot be changed");
}

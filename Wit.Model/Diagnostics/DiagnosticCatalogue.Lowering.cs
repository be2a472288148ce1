namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>A component that uses what core modules alone cannot do.</summary>
    public static DiagnosticDescriptor UnsupportedByLowering { get; } = new("WIT0540", "cannot be lowered");

    /// <summary>An output directory that would be replaced.</summary>
    public static DiagnosticDescriptor OutputExists { get; } = new("WIT0541", "output is there already");
}

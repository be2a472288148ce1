namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>A composition makes more instances than can be followed.</summary>
    public static DiagnosticDescriptor CompositionTooLarge { get; } = new("WIT0370", "the composition is too large");

    /// <summary>A component imports what the allow-list does not have.</summary>
    public static DiagnosticDescriptor CapabilityNotAllowed { get; } = new("WIT0371", "a capability is not allowed");

    /// <summary>A component imports what is denied.</summary>
    public static DiagnosticDescriptor CapabilityDenied { get; } = new("WIT0372", "a capability is denied");

    /// <summary>A pattern of an allow-list or of <c>--deny</c> cannot be read.</summary>
    public static DiagnosticDescriptor InvalidCapabilityPattern { get; } = new("WIT0373", "invalid pattern");

    /// <summary>A pattern of an allow-list or of <c>--deny</c> matches nothing that the component imports.</summary>
    public static DiagnosticDescriptor UnusedCapabilityPattern { get; } = new("WIT0374", "a pattern matches nothing", DiagnosticSeverity.Warning);
}

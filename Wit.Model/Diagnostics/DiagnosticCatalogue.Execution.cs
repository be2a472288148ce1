namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>A .wast script that is not made of balanced expressions.</summary>
    public static DiagnosticDescriptor MalformedScript { get; } = new("WIT0531", "malformed script");

    /// <summary>A precompiled component that was cut off or changed, or that is none.</summary>
    public static DiagnosticDescriptor DamagedArtefact { get; } = new("WIT0532", "damaged precompiled component");

    /// <summary>A precompiled component of another engine, machine or version, or of another component.</summary>
    public static DiagnosticDescriptor ForeignArtefact { get; } = new("WIT0533", "precompiled for something else");

    /// <summary>A component that is not the command that it is to be run as.</summary>
    public static DiagnosticDescriptor NotACommand { get; } = new("WIT0534", "not a command");

    /// <summary>A directory, variable or argument that cannot be given to a command.</summary>
    public static DiagnosticDescriptor InvalidGrant { get; } = new("WIT0535", "cannot be granted");

    /// <summary>A precompiled component where only components that can be validated are taken.</summary>
    public static DiagnosticDescriptor UntrustedArtefact { get; } = new("WIT0536", "precompiled component not allowed");
}

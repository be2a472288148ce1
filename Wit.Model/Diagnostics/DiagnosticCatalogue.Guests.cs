namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>The engine that guests are to run on is of another kind or version.</summary>
    public static DiagnosticDescriptor UnknownEngine { get; } = new("WIT0450", "unknown guest engine");

    /// <summary>A package that guests are built from is not there.</summary>
    public static DiagnosticDescriptor MissingGuestPackage { get; } = new("WIT0451", "guest package not found");

    /// <summary>The assembly has no entry points of the world.</summary>
    public static DiagnosticDescriptor NoEntryPoints { get; } = new("WIT0452", "the assembly does not implement the world");

    /// <summary>The assembly that a guest is built from, or one it refers to, cannot be read.</summary>
    public static DiagnosticDescriptor InvalidGuestAssembly { get; } = new("WIT0453", "assembly cannot be used");

    /// <summary>The engine stopped while it was booted.</summary>
    public static DiagnosticDescriptor GuestBootFailed { get; } = new("WIT0454", "guest does not start");

    /// <summary>The assemblies could not be trimmed.</summary>
    public static DiagnosticDescriptor TrimmingFailed { get; } = new("WIT0455", "trimming failed");

    /// <summary>Random numbers of the build are in every instance of the guest.</summary>
    public static DiagnosticDescriptor GuestDrewRandomNumbers { get; } = new("WIT0456", "random numbers at build time", DiagnosticSeverity.Warning);
}

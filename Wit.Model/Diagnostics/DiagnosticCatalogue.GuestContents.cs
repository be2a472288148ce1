namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>A guest calls a native library.</summary>
    public static DiagnosticDescriptor NativeLibraryInGuest { get; } = new("WIT0460", "native library in a guest", DiagnosticSeverity.Warning);

    /// <summary>A guest calls JavaScript.</summary>
    public static DiagnosticDescriptor BrowserInGuest { get; } = new("WIT0461", "JavaScript in a guest", DiagnosticSeverity.Warning);

    /// <summary>A guest's bindings were generated from another text of its world.</summary>
    public static DiagnosticDescriptor OtherWorldText { get; } = new("WIT0462", "the assembly was built for another text of the world");

    /// <summary>The trimmer found what it cannot follow.</summary>
    public static DiagnosticDescriptor TrimmerWarning { get; } = new("WIT0463", "trimming may break this", DiagnosticSeverity.Warning);
}

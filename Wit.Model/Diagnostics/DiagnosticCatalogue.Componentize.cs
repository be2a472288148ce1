namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>The world that a core module carries cannot be read, or there is none.</summary>
    public static DiagnosticDescriptor InvalidComponentType { get; } = new("WIT0221", "invalid or missing component type");

    /// <summary>The worlds of a module and its adapters do not go together.</summary>
    public static DiagnosticDescriptor ConflictingWorlds { get; } = new("WIT0222", "conflicting worlds");

    /// <summary>A core import stands for nothing in the world.</summary>
    public static DiagnosticDescriptor UnknownCoreImport { get; } = new("WIT0223", "unknown core import");

    /// <summary>A core function has another type than the world asks for.</summary>
    public static DiagnosticDescriptor CoreSignatureMismatch { get; } = new("WIT0224", "wrong core function type");

    /// <summary>The module does not export what the world exports.</summary>
    public static DiagnosticDescriptor MissingCoreExport { get; } = new("WIT0225", "missing core export");

    /// <summary>The module lacks the memory, the allocation function or the table that its world needs.</summary>
    public static DiagnosticDescriptor MissingMemory { get; } = new("WIT0226", "missing memory or allocation function");

    /// <summary>A core module or adapter has something that componentizing cannot deal with.</summary>
    public static DiagnosticDescriptor UnsupportedCoreModule { get; } = new("WIT0227", "unsupported core module");

    /// <summary>The module imports what an adapter does not export.</summary>
    public static DiagnosticDescriptor MissingAdapterExport { get; } = new("WIT0228", "missing adapter export");

    /// <summary>The module is a shared library.</summary>
    public static DiagnosticDescriptor SharedLibrary { get; } = new("WIT0229", "shared library");

    /// <summary>Shared libraries cannot be linked.</summary>
    public static DiagnosticDescriptor UnresolvedLibrary { get; } = new("WIT0230", "shared libraries cannot be linked");
}

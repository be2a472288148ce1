namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>A guest imports or exports one interface under two names.</summary>
    public static DiagnosticDescriptor InterfaceBoundTwice { get; } = new("WIT0410", "interface bound twice");

    /// <summary>A mapping to a type of the user's names a type that the packages do not have.</summary>
    public static DiagnosticDescriptor UnknownRemappedType { get; } = new("WIT0411", "unknown type to remap");

    /// <summary>A C# method owns a resource and never disposes it.</summary>
    public static DiagnosticDescriptor OwnedResourceNotDisposed { get; } = new("WIT0420", "owned resource not disposed", DiagnosticSeverity.Warning);

    /// <summary>A world is instantiated through a linker without one of its imports.</summary>
    public static DiagnosticDescriptor ImportNotRegistered { get; } = new("WIT0421", "import not registered", DiagnosticSeverity.Warning);

    /// <summary>A component was compiled ahead of time, and the world that a project binds has changed since.</summary>
    public static DiagnosticDescriptor WorldChanged { get; } = new("WIT0422", "world changed under a compiled component", DiagnosticSeverity.Warning);
}

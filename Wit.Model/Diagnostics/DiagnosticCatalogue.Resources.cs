namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>A guest imports or exports one interface under two names.</summary>
    public static DiagnosticDescriptor InterfaceBoundTwice { get; } = new("WIT0410", "interface bound twice");

    /// <summary>A mapping to a type of the user's names a type that the packages do not have.</summary>
    public static DiagnosticDescriptor UnknownRemappedType { get; } = new("WIT0411", "unknown type to remap");
}

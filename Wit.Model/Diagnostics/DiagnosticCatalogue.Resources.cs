namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>A guest imports or exports one interface under two names.</summary>
    public static DiagnosticDescriptor InterfaceBoundTwice { get; } = new("WIT0410", "interface bound twice");
}

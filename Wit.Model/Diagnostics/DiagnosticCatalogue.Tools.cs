namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>A file cannot be read.</summary>
    public static DiagnosticDescriptor UnreadableFile { get; } = new("WIT0501", "file cannot be read");

    /// <summary>A file cannot be written.</summary>
    public static DiagnosticDescriptor UnwritableFile { get; } = new("WIT0502", "file cannot be written");

    /// <summary>A guest trapped.</summary>
    public static DiagnosticDescriptor Trap { get; } = new("WIT0510", "trap");

    /// <summary>Nothing says what to run.</summary>
    public static DiagnosticDescriptor NothingToInvoke { get; } = new("WIT0511", "nothing to invoke");
}

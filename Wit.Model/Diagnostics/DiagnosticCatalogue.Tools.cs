namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>A file cannot be read.</summary>
    public static DiagnosticDescriptor UnreadableFile { get; } = new("WIT0501", "file cannot be read");

    /// <summary>A file cannot be written.</summary>
    public static DiagnosticDescriptor UnwritableFile { get; } = new("WIT0502", "file cannot be written");
}

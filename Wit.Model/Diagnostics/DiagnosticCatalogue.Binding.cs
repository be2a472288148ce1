namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>The C# bindings do not have a WIT feature.</summary>
    public static DiagnosticDescriptor UnsupportedByBindings { get; } = new("WIT0401", "not supported by the C# bindings");

    /// <summary>Two worlds give different files of one name.</summary>
    public static DiagnosticDescriptor ConflictingBindings { get; } = new("WIT0402", "conflicting bindings");

    /// <summary>The world that bindings are wanted for is not there, or it is not said which.</summary>
    public static DiagnosticDescriptor UnknownBindingWorld { get; } = new("WIT0403", "unknown world");

    /// <summary>A Wit item of a project has metadata that make no sense.</summary>
    public static DiagnosticDescriptor InvalidWitItem { get; } = new("WIT0404", "invalid Wit item");
}

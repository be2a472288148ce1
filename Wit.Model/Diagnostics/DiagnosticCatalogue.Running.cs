namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>An import of a component that the host does not define.</summary>
    public static DiagnosticDescriptor MissingImport { get; } = new("WIT0520", "missing import");

    /// <summary>An import that the host defines with another type than the component wants.</summary>
    public static DiagnosticDescriptor ImportTypeMismatch { get; } = new("WIT0521", "import type mismatch");

    /// <summary>An export that a component does not have.</summary>
    public static DiagnosticDescriptor MissingExport { get; } = new("WIT0522", "missing export");

    /// <summary>An export whose type is not the one asked for.</summary>
    public static DiagnosticDescriptor ExportTypeMismatch { get; } = new("WIT0523", "export type mismatch");

    /// <summary>A core module that the engine does not compile.</summary>
    public static DiagnosticDescriptor RejectedCoreModule { get; } = new("WIT0524", "core module rejected by the engine");

    /// <summary>Text that is no component in the text format.</summary>
    public static DiagnosticDescriptor InvalidComponentText { get; } = new("WIT0525", "invalid component text");

    /// <summary>A feature of components that the runtime does not have.</summary>
    public static DiagnosticDescriptor UnsupportedByRuntime { get; } = new("WIT0526", "not supported by the runtime");

    /// <summary>An invocation expression or value that is not WAVE.</summary>
    public static DiagnosticDescriptor InvalidWaveSyntax { get; } = new("WIT0527", "invalid WAVE text");

    /// <summary>A WAVE value of another type than the function wants.</summary>
    public static DiagnosticDescriptor WaveTypeMismatch { get; } = new("WIT0528", "WAVE value of the wrong type");

    /// <summary>A component that its engine does not link.</summary>
    public static DiagnosticDescriptor UnlinkableComponent { get; } = new("WIT0529", "component cannot be linked");

    /// <summary>A value given from the host that is not of the function's type.</summary>
    public static DiagnosticDescriptor ValueTypeMismatch { get; } = new("WIT0530", "value of the wrong type");
}

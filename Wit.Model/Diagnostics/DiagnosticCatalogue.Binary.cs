namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>A file does not start as WebAssembly does.</summary>
    public static DiagnosticDescriptor NotWasm { get; } = new("WIT0201", "not a WebAssembly binary");

    /// <summary>A core module stands where a component is expected.</summary>
    public static DiagnosticDescriptor CoreModuleNotComponent { get; } = new("WIT0202", "a core module, not a component");

    /// <summary>The version or layer of a binary is not supported.</summary>
    public static DiagnosticDescriptor UnsupportedBinaryVersion { get; } = new("WIT0203", "unsupported version of the binary format");

    /// <summary>A binary ends too early, or a declared length goes beyond its section.</summary>
    public static DiagnosticDescriptor TruncatedBinary { get; } = new("WIT0204", "the binary ends too early");

    /// <summary>Bytes do not follow the binary format.</summary>
    public static DiagnosticDescriptor MalformedBinary { get; } = new("WIT0205", "malformed binary");

    /// <summary>A binary is nested or sized beyond the limits of this implementation.</summary>
    public static DiagnosticDescriptor BinaryLimit { get; } = new("WIT0206", "the binary exceeds a limit");

    /// <summary>An index refers to nothing.</summary>
    public static DiagnosticDescriptor IndexOutOfRange { get; } = new("WIT0207", "index out of range");

    /// <summary>A component breaks a validation rule that has no id of its own.</summary>
    public static DiagnosticDescriptor InvalidComponent { get; } = new("WIT0208", "invalid component");

    /// <summary>A definition does not have the type that is needed.</summary>
    public static DiagnosticDescriptor TypeMismatch { get; } = new("WIT0209", "type mismatch");

    /// <summary>The name of an import or export is malformed, taken, or does not fit what it names.</summary>
    public static DiagnosticDescriptor InvalidExternName { get; } = new("WIT0210", "invalid import or export name");

    /// <summary>The options of a canonical definition do not fit it.</summary>
    public static DiagnosticDescriptor InvalidCanonicalOptions { get; } = new("WIT0211", "invalid canonical options");

    /// <summary>A core module breaks a validation rule that has no id of its own.</summary>
    public static DiagnosticDescriptor InvalidCoreModule { get; } = new("WIT0280", "invalid core module");

    /// <summary>A component uses a feature that it may not use.</summary>
    public static DiagnosticDescriptor FeatureNotAllowed { get; } = new("WIT0281", "a feature that is off");

    /// <summary>An instantiation does not give an import, or an instance does not have an export.</summary>
    public static DiagnosticDescriptor MissingDefinition { get; } = new("WIT0212", "missing import or export");
}

namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>A .wac document uses a name that nothing before it defines.</summary>
    public static DiagnosticDescriptor UndefinedWacName { get; } = new("WIT0330", "undefined name in a .wac document");

    /// <summary>A name is defined, or listed, twice in one place.</summary>
    public static DiagnosticDescriptor WacNameTaken { get; } = new("WIT0331", "name taken in a .wac document");

    /// <summary>A name stands for another sort of thing than is needed at the place.</summary>
    public static DiagnosticDescriptor WrongWacKind { get; } = new("WIT0332", "name of another kind");

    /// <summary>No package of the name is found.</summary>
    public static DiagnosticDescriptor UnknownWacPackage { get; } = new("WIT0333", "unknown package");

    /// <summary>A package is there and cannot be read.</summary>
    public static DiagnosticDescriptor UnusableWacPackage { get; } = new("WIT0334", "unusable package");

    /// <summary>A path leads to nothing, or an interface has no such type.</summary>
    public static DiagnosticDescriptor UnknownWacItem { get; } = new("WIT0335", "unknown item of a package");

    /// <summary>An instance has no export of the name.</summary>
    public static DiagnosticDescriptor UnknownInstanceExport { get; } = new("WIT0336", "unknown export of an instance");

    /// <summary>A component is instantiated without all its arguments, and without <c>...</c>.</summary>
    public static DiagnosticDescriptor MissingWacArgument { get; } = new("WIT0337", "missing argument");

    /// <summary>The arguments of an instantiation contradict each other.</summary>
    public static DiagnosticDescriptor WrongWacArguments { get; } = new("WIT0338", "wrong arguments");

    /// <summary>A spread has nothing to give.</summary>
    public static DiagnosticDescriptor SpreadWithoutEffect { get; } = new("WIT0339", "spread without effect");

    /// <summary>An export has no name, and none follows from the expression.</summary>
    public static DiagnosticDescriptor ExportNameNeeded { get; } = new("WIT0340", "the export needs a name");

    /// <summary>An export has the name of a type, interface or world that the document defines.</summary>
    public static DiagnosticDescriptor ExportConflictsWithDefinition { get; } = new("WIT0341", "the export has the name of a definition");

    /// <summary>An include brings a name that the world has, or renames one that is not there.</summary>
    public static DiagnosticDescriptor WrongWorldInclude { get; } = new("WIT0342", "wrong include");

    /// <summary>An import mentions a record, variant, enum or flags type that only the document has a name for.</summary>
    public static DiagnosticDescriptor UnnamedImportType { get; } = new("WIT0343", "an import mentions a type of the document");
}

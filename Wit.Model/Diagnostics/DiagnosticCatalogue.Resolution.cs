namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>No file of a package says its name.</summary>
    public static DiagnosticDescriptor NoPackageHeader { get; } = new("WIT0101", "no package header");

    /// <summary>Files of one package name it differently.</summary>
    public static DiagnosticDescriptor PackageNameMismatch { get; } = new("WIT0102", "package names differ");

    /// <summary>More than one header of a package has a doc comment.</summary>
    public static DiagnosticDescriptor RepeatedPackageDocs { get; } = new("WIT0103", "several package comments");

    /// <summary>A package is defined in two places.</summary>
    public static DiagnosticDescriptor DuplicatePackage { get; } = new("WIT0104", "package defined twice");

    /// <summary>A package is referred to that was not loaded.</summary>
    public static DiagnosticDescriptor PackageNotFound { get; } = new("WIT0105", "package not found");

    /// <summary>Packages depend on each other.</summary>
    public static DiagnosticDescriptor PackageCycle { get; } = new("WIT0106", "package cycle");

    /// <summary>A name of an interface or world is unknown.</summary>
    public static DiagnosticDescriptor ItemNotFound { get; } = new("WIT0107", "interface or world not found");

    /// <summary>A world stands where an interface is wanted, or the reverse.</summary>
    public static DiagnosticDescriptor WrongItemKind { get; } = new("WIT0108", "wrong kind of item");

    /// <summary>Two items of a package or file have the same name.</summary>
    public static DiagnosticDescriptor DuplicateItem { get; } = new("WIT0109", "duplicate item");

    /// <summary>Interfaces or worlds depend on each other.</summary>
    public static DiagnosticDescriptor ItemCycle { get; } = new("WIT0110", "interface or world cycle");

    /// <summary>A name of a type is unknown.</summary>
    public static DiagnosticDescriptor TypeNotFound { get; } = new("WIT0111", "type not found");

    /// <summary>Types contain each other.</summary>
    public static DiagnosticDescriptor TypeCycle { get; } = new("WIT0112", "type cycle");

    /// <summary>Two members of an interface, world or type have the same name.</summary>
    public static DiagnosticDescriptor DuplicateName { get; } = new("WIT0113", "name defined twice");

    /// <summary>A function stands where a type is wanted.</summary>
    public static DiagnosticDescriptor NotAType { get; } = new("WIT0114", "not a type");

    /// <summary>A handle refers to a type that is no resource.</summary>
    public static DiagnosticDescriptor NotAResource { get; } = new("WIT0115", "not a resource");

    /// <summary>The key of a map is no integer, bool, char or string.</summary>
    public static DiagnosticDescriptor InvalidMapKey { get; } = new("WIT0116", "invalid map key");

    /// <summary>A variant or enum has no cases.</summary>
    public static DiagnosticDescriptor EmptyType { get; } = new("WIT0117", "empty type");

    /// <summary>A constructor is repeated or returns something else than its resource.</summary>
    public static DiagnosticDescriptor InvalidConstructor { get; } = new("WIT0118", "invalid constructor");

    /// <summary>A function returns a borrowed handle.</summary>
    public static DiagnosticDescriptor BorrowInResult { get; } = new("WIT0119", "borrow in a result");

    /// <summary>An item refers to another that a feature gate leaves out.</summary>
    public static DiagnosticDescriptor GatedReference { get; } = new("WIT0120", "reference to a gated item");

    /// <summary>A gate names a version that the package has not reached, or the package has none.</summary>
    public static DiagnosticDescriptor InvalidGate { get; } = new("WIT0121", "invalid feature gate");

    /// <summary>Two imports or two exports have the same name.</summary>
    public static DiagnosticDescriptor ConflictingImportOrExport { get; } = new("WIT0122", "conflicting import or export");

    /// <summary>An exported interface needs another both as import and as export.</summary>
    public static DiagnosticDescriptor IncompatibleExports { get; } = new("WIT0123", "incompatible exports");

    /// <summary>An include renames an item that the world does not have.</summary>
    public static DiagnosticDescriptor IncludeNameNotFound { get; } = new("WIT0124", "renamed item not found");

    /// <summary>An include brings in a name that the world has already.</summary>
    public static DiagnosticDescriptor IncludeConflict { get; } = new("WIT0125", "include conflicts");

    /// <summary>Two names of one scope differ only in case.</summary>
    public static DiagnosticDescriptor CaseInsensitiveDuplicate { get; } = new("WIT0126", "names differ only in case");

    /// <summary>The wanted world is unknown or not the only one.</summary>
    public static DiagnosticDescriptor WorldNotFound { get; } = new("WIT0127", "world not found");

    /// <summary>A dependency is a binary package and no reader for it was given.</summary>
    public static DiagnosticDescriptor UnsupportedBinaryPackage { get; } = new("WIT0128", "binary package cannot be read");

    /// <summary>Types or worlds grow beyond what tools can handle when they are written out.</summary>
    public static DiagnosticDescriptor TooLarge { get; } = new("WIT0130", "too large");

    /// <summary>A folder has no WIT files.</summary>
    public static DiagnosticDescriptor NoWitFiles { get; } = new("WIT0129", "no WIT files");
}

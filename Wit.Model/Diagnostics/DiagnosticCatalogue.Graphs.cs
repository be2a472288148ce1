namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>A name that imports or exports cannot have.</summary>
    public static DiagnosticDescriptor InvalidGraphName { get; } = new("WIT0310", "invalid name in a composition");

    /// <summary>Two imports, exports or packages of one name.</summary>
    public static DiagnosticDescriptor GraphNameTaken { get; } = new("WIT0311", "a name is used twice in a composition");

    /// <summary>An argument for which the package has no import.</summary>
    public static DiagnosticDescriptor UnknownArgument { get; } = new("WIT0312", "no import takes the argument");

    /// <summary>An argument that an instantiation has already.</summary>
    public static DiagnosticDescriptor ArgumentSetTwice { get; } = new("WIT0313", "an argument is set twice");

    /// <summary>An argument whose type is not that of the import.</summary>
    public static DiagnosticDescriptor ArgumentMismatch { get; } = new("WIT0314", "an argument does not fit the import");

    /// <summary>An instance or package lacks the export that was asked for.</summary>
    public static DiagnosticDescriptor UnknownGraphExport { get; } = new("WIT0315", "there is no such export");

    /// <summary>A node is not of the kind that is needed.</summary>
    public static DiagnosticDescriptor WrongNodeKind { get; } = new("WIT0316", "wrong kind of node");

    /// <summary>An instantiation leaves an import open whose name an import of the composition has.</summary>
    public static DiagnosticDescriptor ImplicitImportConflict { get; } = new("WIT0317", "an open import has the name of another import");

    /// <summary>Imports that should become one differ.</summary>
    public static DiagnosticDescriptor UnmergeableImports { get; } = new("WIT0318", "imports cannot be merged");

    /// <summary>Nodes or imports depend on each other in a circle.</summary>
    public static DiagnosticDescriptor CompositionCycle { get; } = new("WIT0319", "cycle in a composition");

    /// <summary>Two resource types that should be one are not.</summary>
    public static DiagnosticDescriptor DifferentResources { get; } = new("WIT0320", "resource types differ");

    /// <summary>An import mentions a resource type that nothing imports.</summary>
    public static DiagnosticDescriptor UnreachableImportType { get; } = new("WIT0321", "an import mentions what is not imported");

    /// <summary>An export mentions a type that has no name outside the composition.</summary>
    public static DiagnosticDescriptor UnnamedExportType { get; } = new("WIT0322", "an export mentions what has no name");

    /// <summary>A package can be neither embedded nor imported.</summary>
    public static DiagnosticDescriptor UnusablePackage { get; } = new("WIT0323", "a package cannot be used");

    /// <summary>A file that describes a composition is malformed.</summary>
    public static DiagnosticDescriptor InvalidComposition { get; } = new("WIT0324", "invalid description of a composition");
}

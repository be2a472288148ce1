namespace Wit.Model.Diagnostics;

public static partial class DiagnosticCatalogue
{
    /// <summary>The text does not follow the grammar.</summary>
    public static DiagnosticDescriptor UnexpectedToken { get; } = new("WIT0001", "unexpected token");

    /// <summary>A control, bidirectional or deprecated character.</summary>
    public static DiagnosticDescriptor ForbiddenCharacter { get; } = new("WIT0002", "forbidden character");

    /// <summary>A block comment has no end.</summary>
    public static DiagnosticDescriptor UnterminatedComment { get; } = new("WIT0003", "unterminated comment");

    /// <summary>A string literal has no end, a wrong escape, or is not UTF-8.</summary>
    public static DiagnosticDescriptor InvalidString { get; } = new("WIT0004", "invalid string literal");

    /// <summary>A name is not in kebab case.</summary>
    public static DiagnosticDescriptor InvalidIdentifier { get; } = new("WIT0005", "invalid identifier");

    /// <summary>A version is not a semantic version.</summary>
    public static DiagnosticDescriptor InvalidVersion { get; } = new("WIT0006", "invalid version");

    /// <summary>Types, packages or comments are nested deeper than the parser follows.</summary>
    public static DiagnosticDescriptor NestingTooDeep { get; } = new("WIT0007", "nesting too deep");

    /// <summary>An attribute has a name that WIT does not know.</summary>
    public static DiagnosticDescriptor UnknownAttribute { get; } = new("WIT0008", "unknown attribute");

    /// <summary>An attribute has the wrong argument.</summary>
    public static DiagnosticDescriptor InvalidAttribute { get; } = new("WIT0009", "invalid attribute argument");

    /// <summary>Attributes are repeated or exclude each other.</summary>
    public static DiagnosticDescriptor ConflictingAttributes { get; } = new("WIT0010", "conflicting attributes");

    /// <summary>An attribute stands where none may.</summary>
    public static DiagnosticDescriptor MisplacedAttribute { get; } = new("WIT0011", "misplaced attribute");

    /// <summary>A package is nested in another, or a header is not the first item.</summary>
    public static DiagnosticDescriptor MisplacedPackage { get; } = new("WIT0012", "misplaced package");

    /// <summary>The length of a fixed-length list is out of range.</summary>
    public static DiagnosticDescriptor InvalidLength { get; } = new("WIT0013", "invalid list length");

    /// <summary>A file is larger than the parser reads.</summary>
    public static DiagnosticDescriptor FileTooLarge { get; } = new("WIT0014", "file too large");

    /// <summary>A file is not valid UTF-8.</summary>
    public static DiagnosticDescriptor NotUtf8 { get; } = new("WIT0015", "file is not UTF-8");
}

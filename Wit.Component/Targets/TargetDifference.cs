using System.Diagnostics;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>One way in which a component does not fit a world.</summary>
/// <param name="Kind">What sort of difference it is.</param>
/// <param name="Path">
/// Where, from <c>imports</c> or <c>exports</c> down: <c>exports.greet.greet-user.result.timestamp</c>. An interface is called by
/// its plain name where that is the only one.
/// </param>
/// <param name="Message">What was expected and what was found, or that it is missing.</param>
public sealed record TargetDifference(TargetDifferenceKind Kind, string Path, string Message)
{
    /// <summary>Whether it is about an import.</summary>
    public bool IsImport { get; init; }

    /// <summary>The full name of the import or export that it is about.</summary>
    public string Item { get; init; } = "";

    /// <summary>What could help; null when nothing is known.</summary>
    public string? Hint { get; init; }

    /// <summary>The difference as a diagnostic about the component's file.</summary>
    public Diagnostic ToDiagnostic(string path) =>
        new(Descriptor, DiagnosticLocation.File(path), ToString()) { Hint = Hint };

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";

    private DiagnosticDescriptor Descriptor => Kind switch
    {
        TargetDifferenceKind.MissingExport => DiagnosticCatalogue.MissingWorldExport,
        TargetDifferenceKind.ImportNotOffered => DiagnosticCatalogue.ImportNotInWorld,
        TargetDifferenceKind.Type => DiagnosticCatalogue.OtherTypeThanWorld,
        _ => throw new UnreachableException(),
    };
}

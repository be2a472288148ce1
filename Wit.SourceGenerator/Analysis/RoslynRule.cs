using Microsoft.CodeAnalysis;

namespace Wit.SourceGenerator.Analysis;

/// <summary>A catalogue entry as the compiler knows it.</summary>
internal static class RoslynRule
{
    /// <summary>The rule of a warning.</summary>
    public static DiagnosticDescriptor Warning(Model.Diagnostics.DiagnosticDescriptor entry) =>
        new(entry.Id, entry.Title, "{0}", "Wit", DiagnosticSeverity.Warning, isEnabledByDefault: true);
}

using Wit.Compose.Graphs;
using Wit.Compose.Wac;
using Wit.Model.Diagnostics;

namespace Wit.Cli;

/// <summary>What came of the description of a composition, whatever its form.</summary>
/// <param name="Component">The binary; null when something is wrong.</param>
/// <param name="Diagnostics">What is wrong.</param>
internal sealed record ComposedFile(byte[]? Component, IReadOnlyList<Diagnostic> Diagnostics)
{
    public CompositionGraph? Graph { get; init; }

    public IReadOnlyList<CompositionImport> Imports { get; init; } = [];

    public IReadOnlyList<string> AddedExports { get; init; } = [];

    public static bool IsWac(string? path) => HasEnding(path, ".wac");

    /// <summary>Whether a file is the description of a composition, by its ending.</summary>
    public static bool IsDescription(string? path) => IsWac(path) || HasEnding(path, ".json");

    /// <summary>Composes what a file describes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="packages">Finds the packages of a .wac document.</param>
    /// <param name="options">How the composition is encoded.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DiagnosticException">The file cannot be read, or its ending says nothing.</exception>
    public static ComposedFile Compose(string path, PackageLookup packages, EncodeOptions options, CancellationToken cancellation) =>
        IsWac(path) ? ComposeWac(path, packages, options, cancellation) : ComposeJson(path, options, cancellation);

    private static bool HasEnding(string? path, string ending) => Path.GetExtension(path)?.Equals(ending, StringComparison.OrdinalIgnoreCase) == true;

    private static ComposedFile ComposeWac(string path, PackageLookup packages, EncodeOptions options, CancellationToken cancellation)
    {
        var parsed = WacDocument.Parse(CompositionInputs.Text(path));
        if (parsed.Document is not { } document) return new ComposedFile(null, parsed.Diagnostics);
        var composition = document.Resolve(packages, cancellation);
        var encoded = composition.Encode(options, cancellation);
        return new ComposedFile(encoded.Component, encoded.Diagnostics) { Graph = composition.Graph, Imports = encoded.Imports, AddedExports = encoded.AddedExports };
    }

    private static ComposedFile ComposeJson(string path, EncodeOptions options, CancellationToken cancellation)
    {
        if (!Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.InvalidComposition, DiagnosticLocation.File(path), "the ending does not say what form of composition this is")
            {
                Hint = "compositions are .wac or .json files; to link components without one, see `wit plug`",
            });
        }

        var composition = CompositionJson.Read(CompositionInputs.Text(path), CompositionInputs.Beside(path), cancellation);
        if (composition.Graph is not { } graph) return new ComposedFile(null, composition.Diagnostics);
        var encoded = graph.Encode(options, cancellation);
        return new ComposedFile(encoded.Component, [.. encoded.Problems.Select(composition.Place)])
        {
            Graph = graph,
            Imports = encoded.Imports,
            AddedExports = encoded.AddedExports,
        };
    }
}

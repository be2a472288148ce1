using System.CommandLine;
using Wit.Compose.Graphs;
using Wit.Compose.Wac;
using Wit.Model.Diagnostics;

namespace Wit.Cli.Verbs;

/// <summary><c>wit compose FILE -o OUT</c>: makes a component of a description of a composition.</summary>
internal static class ComposeVerb
{
    public static Verb Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The composition, a .wac or .json file" };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; not needed with --check, --dry-run and --ast" };
        var dependencies = new Option<string[]>("--dep", "-d")
        {
            Description = "A package of a .wac document, as ns:name=PATH: a component or a WIT package; may be given several times",
            DefaultValueFactory = _ => [],
        };
        var directory = new Option<string?>("--deps-dir")
        {
            Description = "Where a .wac document's packages are: ns:name is ns/name.wasm, .wat, .wit, or a WIT directory; the default is deps beside the document",
        };
        var import = new Option<bool>("--import-dependencies") { Description = "Import the packages as components by their names and versions, do not embed them" };
        var check = new Option<bool>("--check") { Description = "Write nothing; say only what is wrong" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Write nothing; print what the composition would import and export" };
        var ast = new Option<bool>("--ast") { Description = "Write nothing; print the syntax of a .wac document as JSON" };
        var command = new Command("compose", "Link components as a description says.") { file, output, dependencies, directory, import, check, dryRun, ast };
        command.Validators.Add(result =>
        {
            var writes = !result.GetValue(dryRun) && !result.GetValue(check) && !result.GetValue(ast);
            if (writes && result.GetValue(output) is null) result.AddError("Option '-o' is required.");
            if (result.GetValue(dependencies)!.FirstOrDefault(d => d.IndexOf('=', StringComparison.Ordinal) <= 0) is { } wrong)
                result.AddError($"'--dep {wrong}' has to be of the form ns:name=PATH.");
            if (result.GetValue(ast) && !IsWac(result.GetValue(file))) result.AddError("Option '--ast' is for .wac documents.");
        });
        return new Verb(command, (result, cancellation) =>
        {
            var path = result.GetRequiredValue(file);
            var options = new EncodeOptions { ImportDependencies = result.GetValue(import) };
            if (result.GetValue(ast)) return PrintSyntax(context, path);
            var composed = IsWac(path)
                ? ComposeWac(path, WacInputs.Packages(path, result.GetValue(directory), result.GetValue(dependencies)!), options, cancellation)
                : ComposeJson(path, options, cancellation);
            if (composed.Component is { } component)
            {
                if (result.GetValue(dryRun)) WriteReport(context.Output, composed);
                else if (!result.GetValue(check)) OutputFile.Write(result.GetRequiredValue(output)!, component);
            }

            return context.ReportAndExit(composed.Diagnostics);
        });
    }

    private static bool IsWac(string? path) => Path.GetExtension(path)?.Equals(".wac", StringComparison.OrdinalIgnoreCase) == true;

    private static int PrintSyntax(CliContext context, string path)
    {
        var parsed = WacDocument.Parse(CompositionInputs.Text(path));
        if (parsed.Document is { } document) context.Output.WriteLine(document.ToJson());
        return context.ReportAndExit(parsed.Diagnostics);
    }

    private static Composed ComposeWac(string path, PackageLookup packages, EncodeOptions options, CancellationToken cancellation)
    {
        var parsed = WacDocument.Parse(CompositionInputs.Text(path));
        if (parsed.Document is not { } document) return new Composed(null, parsed.Diagnostics);
        var composition = document.Resolve(packages, cancellation);
        var encoded = composition.Encode(options, cancellation);
        return new Composed(encoded.Component, encoded.Diagnostics) { Graph = composition.Graph, Imports = encoded.Imports, AddedExports = encoded.AddedExports };
    }

    private static Composed ComposeJson(string path, EncodeOptions options, CancellationToken cancellation)
    {
        if (!Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.InvalidComposition, DiagnosticLocation.File(path), "the ending does not say what form of composition this is")
            {
                Hint = "compositions are .wac or .json files; to link components without one, see `wit plug`",
            });
        }

        var composition = CompositionJson.Read(CompositionInputs.Text(path), CompositionInputs.Beside(path), cancellation);
        if (composition.Graph is not { } graph) return new Composed(null, composition.Diagnostics);
        var encoded = graph.Encode(options, cancellation);
        return new Composed(encoded.Component, [.. encoded.Problems.Select(composition.Place)])
        {
            Graph = graph,
            Imports = encoded.Imports,
            AddedExports = encoded.AddedExports,
        };
    }

    private static void WriteReport(TextWriter output, Composed composed)
    {
        foreach (var node in composed.Graph!.Nodes.OfType<InstantiationNode>())
            output.WriteLine($"instance {node.Index}: {node.Package}{(node.Name is null ? "" : $" ({node.Name})")}");
        foreach (var import in composed.Imports)
        {
            var users = import.Nodes.OfType<InstantiationNode>().Select(n => n.Package.QualifiedName).Distinct().ToArray();
            output.WriteLine($"{(import.IsImplicit ? "open" : "import")}: {import.Item.Name}{(users.Length == 0 ? "" : $", needed by {string.Join(", ", users)}")}");
            if (import.Hint is { } hint) output.WriteLine($"  {hint}");
        }

        foreach (var export in composed.Graph.Exports) output.WriteLine($"exports {export.Name}");
        foreach (var name in composed.AddedExports) output.WriteLine($"exports {name}, since other exports use its types");
    }

    /// <summary>What came of a composition, whatever its form.</summary>
    private sealed record Composed(byte[]? Component, IReadOnlyList<Diagnostic> Diagnostics)
    {
        public CompositionGraph? Graph { get; init; }

        public IReadOnlyList<CompositionImport> Imports { get; init; } = [];

        public IReadOnlyList<string> AddedExports { get; init; } = [];
    }
}

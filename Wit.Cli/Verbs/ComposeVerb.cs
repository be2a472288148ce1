using System.CommandLine;
using Wit.Compose.Graphs;
using Wit.Model.Diagnostics;

namespace Wit.Cli.Verbs;

/// <summary><c>wit compose FILE -o OUT</c>: makes a component of a description of a composition.</summary>
internal static class ComposeVerb
{
    public static Verb Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The composition, a .json file" };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; not needed with --dry-run" };
        var import = new Option<bool>("--import-dependencies") { Description = "Import the packages as components by their names and versions, do not embed them" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Write nothing; print what the composition would import and export" };
        var command = new Command("compose", "Link components as a description says.") { file, output, import, dryRun };
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is null && !result.GetValue(dryRun)) result.AddError("Option '-o' is required.");
        });
        return new Verb(command, (result, cancellation) =>
        {
            var path = result.GetRequiredValue(file);
            var composition = Read(path, cancellation);
            if (composition.Graph is not { } graph) return context.ReportAndExit(composition.Diagnostics);
            var encoded = graph.Encode(new EncodeOptions { ImportDependencies = result.GetValue(import) }, cancellation);
            if (result.GetValue(dryRun)) WriteReport(context.Output, graph, encoded);
            else if (encoded.Component is { } component) OutputFile.Write(result.GetRequiredValue(output)!, component);
            return context.ReportAndExit([.. encoded.Problems.Select(composition.Place)]);
        });
    }

    // Each form of composition has an ending of its own.
    private static CompositionFile Read(string path, CancellationToken cancellation) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".json" => CompositionJson.Read(CompositionInputs.Text(path), CompositionInputs.Beside(path), cancellation),
        _ => throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.InvalidComposition, DiagnosticLocation.File(path), "the ending does not say what form of composition this is")
        {
            Hint = "compositions are .json files; to link components without one, see `wit plug`",
        }),
    };

    private static void WriteReport(TextWriter output, CompositionGraph graph, EncodeResult encoded)
    {
        foreach (var node in graph.Nodes.OfType<InstantiationNode>())
            output.WriteLine($"instance {node.Index}: {node.Package}{(node.Name is null ? "" : $" ({node.Name})")}");
        foreach (var import in encoded.Imports)
        {
            var users = import.Nodes.OfType<InstantiationNode>().Select(n => n.Package.QualifiedName).Distinct().ToArray();
            output.WriteLine($"{(import.IsImplicit ? "open" : "import")}: {import.Item.Name}{(users.Length == 0 ? "" : $", needed by {string.Join(", ", users)}")}");
            if (import.Hint is { } hint) output.WriteLine($"  {hint}");
        }

        foreach (var export in graph.Exports) output.WriteLine($"exports {export.Name}");
        foreach (var name in encoded.AddedExports) output.WriteLine($"exports {name}, since other exports use its types");
    }
}

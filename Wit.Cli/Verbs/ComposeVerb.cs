using System.CommandLine;
using Wit.Compose.Graphs;
using Wit.Compose.Wac;

namespace Wit.Cli.Verbs;

/// <summary><c>wit compose FILE -o OUT</c>: makes a component of a description of a composition.</summary>
internal static class ComposeVerb
{
    public static Verb Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The composition, a .wac or .json file" };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; not needed with --check, --dry-run and --ast" };
        var import = new Option<bool>("--import-dependencies") { Description = "Import the packages as components by their names and versions, do not embed them" };
        var check = new Option<bool>("--check") { Description = "Write nothing; say only what is wrong" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Write nothing; print what the composition would import and export" };
        var ast = new Option<bool>("--ast") { Description = "Write nothing; print the syntax of a .wac document as JSON" };
        var command = new Command("compose", "Link components as a description says.") { file, output, import, check, dryRun, ast };
        var packages = new PackageOptions(command);
        var deny = new DenyOption(command);
        command.Validators.Add(result =>
        {
            var writes = !result.GetValue(dryRun) && !result.GetValue(check) && !result.GetValue(ast);
            if (writes && result.GetValue(output) is null) result.AddError("Option '-o' is required.");
            if (result.GetValue(ast) && !ComposedFile.IsWac(result.GetValue(file))) result.AddError("Option '--ast' is for .wac documents.");
        });
        return new Verb(command, (result, cancellation) =>
        {
            var path = result.GetRequiredValue(file);
            var options = new EncodeOptions { ImportDependencies = result.GetValue(import) };
            if (result.GetValue(ast)) return PrintSyntax(context, path);
            var composed = ComposedFile.Compose(path, packages.Find(result, path), options, cancellation);
            var denied = composed.Component is { } made ? deny.Check(result, made, result.GetValue(output) ?? path, cancellation) : [];
            if (composed.Component is { } component && denied.Count == 0)
            {
                if (result.GetValue(dryRun)) WriteReport(context.Output, composed);
                else if (!result.GetValue(check)) OutputFile.Write(result.GetRequiredValue(output)!, component);
            }

            return context.ReportAndExit([.. composed.Diagnostics, .. denied]);
        });
    }

    private static int PrintSyntax(CliContext context, string path)
    {
        var parsed = WacDocument.Parse(CompositionInputs.Text(path));
        if (parsed.Document is { } document) context.Output.WriteLine(document.ToJson());
        return context.ReportAndExit(parsed.Diagnostics);
    }

    private static void WriteReport(TextWriter output, ComposedFile composed)
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
}

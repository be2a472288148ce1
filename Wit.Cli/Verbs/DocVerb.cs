using System.CommandLine;
using System.Text;
using Wit.Docs;

namespace Wit.Cli.Verbs;

/// <summary><c>wit doc PATH -o DIR</c>: writes HTML documentation.</summary>
internal static class DocVerb
{
    public static Verb Create(CliContext context)
    {
        var directory = new Option<string>("--output", "-o") { Description = "The directory to write to", Required = true };
        var title = new Option<string?>("--title") { Description = "The title of the index; the package's name when left out" };
        var onlyMain = new Option<bool>("--no-deps") { Description = "Leave out the pages of dependencies" };
        var command = new Command("doc", "Write HTML documentation of a WIT package.");
        var wit = new WitOptions(command);
        foreach (var option in new Option[] { directory, title, onlyMain }) command.Add(option);
        return new Verb(command, (result, cancellation) =>
        {
            var loaded = wit.Load(result, cancellation);
            if (loaded.HasErrors || loaded.Resolve is null) return context.ReportAndExit(loaded.Diagnostics);
            var options = new WitDocumentationOptions { Title = result.GetValue(title), IncludeDependencies = !result.GetValue(onlyMain) };
            var pages = WitDocumentation.Generate(loaded.Resolve, options, cancellation);
            OutputFile.WriteAll(result.GetRequiredValue(directory), pages.Select(p => (p.Path, Encoding.UTF8.GetBytes(p.Content))));
            context.Output.WriteLine($"{pages.Count} files, start at {Path.Combine(result.GetRequiredValue(directory), "index.html")}");
            return context.ReportAndExit(loaded.Diagnostics);
        });
    }
}

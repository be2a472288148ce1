using System.CommandLine;
using System.Text;
using Wit.Component;
using Wit.Compose.Drawing;
using Wit.Compose.Graphs;
using Wit.Compose.Wac;

namespace Wit.Cli.Verbs;

/// <summary><c>wit graph FILE [--format FORMAT] [--depth N] [-o OUT]</c>: draws a composition.</summary>
internal static class GraphVerb
{
    public static Verb Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "A component, binary (.wasm) or text (.wat), or the description of a composition (.wac or .json)" };
        var format = new Option<DrawingFormat>("--format", "-f") { Description = "text, dot (Graphviz), mermaid or svg", DefaultValueFactory = _ => DrawingFormat.Text };
        var depth = new Option<int>("--depth") { Description = "How many levels of components in components are shown", DefaultValueFactory = _ => 1 };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; without it the drawing is printed" };
        var command = new Command("graph", "Draw a composition: its components, who satisfies whom, what is left open.") { file, format, depth, output };
        var packages = new PackageOptions(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(depth) is { Implicit: false } given && !given.Errors.Any() && result.GetValue(depth) is < 1 or > 100) result.AddError("--depth is a number from 1 to 100");
        });
        return new Verb(command, (result, cancellation) =>
        {
            var path = result.GetRequiredValue(file);
            var bytes = ComposedFile.IsDescription(path) ? Compose(context, path, packages.Find(result, path), cancellation) : InputFile.ReadWasm(path);
            if (bytes is null) return ExitCode.WrongInput;
            var component = ComponentValidator.Validate(bytes, path, cancellation).Required;
            var drawing = ComponentDrawing.Of(component, Path.GetFileName(path), result.GetValue(depth), cancellation).Render(result.GetValue(format));
            if (result.GetValue(output) is { } target) OutputFile.Write(target, Encoding.UTF8.GetBytes(drawing));
            else context.Output.Write(drawing);
            return ExitCode.Done;
        });
    }

    // What a description means is what comes of it: the component that it composes is drawn.
    private static byte[]? Compose(CliContext context, string path, PackageLookup packages, CancellationToken cancellation)
    {
        var composed = ComposedFile.Compose(path, packages, new EncodeOptions(), cancellation);
        context.Report(composed.Diagnostics);
        return composed.Component;
    }
}

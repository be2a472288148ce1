using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Wit.Bindgen;
using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Cli.Verbs;

/// <summary><c>wit bindgen host|guest PATH -w WORLD -o DIR</c>: writes C# bindings, the same files as the source generator's.</summary>
internal static class BindgenVerb
{
    private delegate IReadOnlyList<GeneratedFile> Generator(WitResolve resolve, WitWorld world, BindgenOptions options);

    public static Verb Create(CliContext context) => new(
        new Command("bindgen", "Generate C# bindings from a WIT world."),
        null,
        CreateSide(context, "host", "Bindings for a program that loads components of the world.", HostBindings.Generate),
        CreateSide(context, "guest", "Bindings for a component of the world.", GuestBindings.Generate));

    private static Verb CreateSide(CliContext context, string side, string description, Generator generate)
    {
        var world = new Option<string?>("--world", "-w") { Description = "The world; may be left out when the package has only one" };
        var directory = new Option<string>("--output", "-o") { Description = "The directory to write to", Required = true };
        var root = new Option<string>("--namespace") { Description = "A namespace around those of the packages", DefaultValueFactory = _ => "" };
        var visibility = new Option<BindingVisibility>("--visibility") { Description = "public or internal", DefaultValueFactory = _ => BindingVisibility.Public };
        var style = new Option<ResultStyle>("--result-style")
        {
            Description = "How a function whose result is a result<T, E> answers: throw (return T, throw WitException<E>) or result (return Result<T, E>)",
            DefaultValueFactory = _ => ResultStyle.Throw,
        };
        var remap = new Option<TypeRemap[]>("--remap")
        {
            Description = $"Show a WIT type as a C# type of your own, {TypeRemap.Syntax}; may be given several times",
            CustomParser = result => [.. result.Tokens.Select(t => ParseRemap(t.Value, result)).OfType<TypeRemap>()],
        };
        var engine = new Option<GuestEngine>("--engine") { Description = "What a guest runs on: nativeaot or slots", DefaultValueFactory = _ => GuestEngine.NativeAot };
        var main = new Option<bool>("--main") { Description = "Let wasi:cli/run call the Main of the program" };
        var command = new Command(side, description);
        var wit = new WitOptions(command);
        foreach (var option in new Option[] { world, directory, root, visibility, style, remap }) command.Add(option);
        if (side == "guest") command.Add(engine);
        if (side == "guest") command.Add(main);
        return new Verb(command, (result, cancellation) =>
        {
            var loaded = wit.Load(result, cancellation);
            if (loaded.HasErrors || loaded.Resolve is null) return context.ReportAndExit(loaded.Diagnostics);
            var options = new BindgenOptions
            {
                RootNamespace = result.GetValue(root) ?? "",
                Visibility = result.GetValue(visibility),
                ResultStyle = result.GetValue(style),
                Remaps = result.GetValue(remap) ?? [],
                GuestEngine = side == "guest" ? result.GetValue(engine) : GuestEngine.NativeAot,
                CallsMain = side == "guest" && result.GetValue(main),
            };
            var files = generate(loaded.Resolve, WorldOf(loaded.Resolve, result.GetValue(world)), options);
            OutputFile.WriteAll(result.GetRequiredValue(directory), files.Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Text))));
            foreach (var file in files) context.Output.WriteLine(Path.Combine(result.GetRequiredValue(directory), file.Name));
            return context.ReportAndExit(loaded.Diagnostics);
        });
    }

    private static TypeRemap? ParseRemap(string text, ArgumentResult result)
    {
        var remap = TypeRemap.TryParse(text);
        if (remap is null) result.AddError($"--remap `{text}` has not the form {TypeRemap.Syntax}");
        return remap;
    }

    private static WitWorld WorldOf(WitResolve resolve, string? name) =>
        resolve.FindWorld(name, out var diagnostic) ?? throw new DiagnosticException(diagnostic!);
}

using System.CommandLine;
using System.Globalization;
using Wit.Bindgen;
using Wit.GuestBuilder;
using Wit.Model.Diagnostics;

namespace Wit.Cli.Verbs;

/// <summary><c>wit build-guest APP.dll PATH -w WORLD -o OUT</c>: makes a component of a .NET assembly.</summary>
internal static class BuildGuestVerb
{
    public static Verb Create(CliContext context)
    {
        var assembly = new Argument<string>("ASSEMBLY") { Description = "The .NET assembly that implements the world" };
        var output = new Option<string>("--output", "-o") { Description = "The component to write", Required = true };
        var world = new Option<string?>("--world", "-w") { Description = "The world; may be left out when the package has only one" };
        var root = new Option<string>("--namespace") { Description = "The namespace around the generated ones, as the bindings have it", DefaultValueFactory = _ => "" };
        var layout = new Option<GuestLayout>("--layout") { Description = "small: a small file; fast: a large file whose instances start at once", DefaultValueFactory = _ => GuestLayout.Small };
        var noTrim = new Option<bool>("--no-trim") { Description = "Keep the assemblies whole" };
        var resourceKeys = new Option<bool>("--resource-keys") { Description = "Leave out the messages of .NET's own exceptions, which then say the names of the messages" };
        var runtime = new Option<string?>("--runtime-pack") { Description = "The folder runtimes/browser-wasm of the runtime package; the newest restored one by default" };
        var packages = new Option<string[]>("--packages") { Description = "A folder where NuGet keeps packages; NUGET_PACKAGES or the one in your home by default", DefaultValueFactory = _ => [] };
        var version = new Option<string?>("--runtime-version") { Description = "The version of the runtime and trimmer packages; the newest restored one by default" };
        var references = new Option<string[]>("--reference", "-r") { Description = "A folder with assemblies that the guest refers to", DefaultValueFactory = _ => [] };
        var command = new Command("build-guest", "Make a component of a .NET assembly.") { assembly };
        var wit = new WitOptions(command);
        foreach (var option in new Option[] { world, output, root, layout, noTrim, resourceKeys, runtime, packages, version, references }) command.Add(option);
        return new Verb(command, (result, cancellation) =>
        {
            var loaded = wit.Load(result, cancellation);
            if (loaded.HasErrors || loaded.Resolve is not { } resolve) return context.ReportAndExit(loaded.Diagnostics);
            var found = new GuestPackages(result.GetValue(packages) ?? [], result.GetValue(version));
            var options = new GuestBuildOptions
            {
                RuntimePack = result.GetValue(runtime) ?? found.RuntimePack(),
                Trimmer = result.GetValue(noTrim) ? null : found.Trimmer(),
                UsesSystemResourceKeys = result.GetValue(resourceKeys),
                References = result.GetValue(references) ?? [],
                Layout = result.GetValue(layout),
                Bindings = new BindgenOptions { RootNamespace = result.GetValue(root) ?? "", GuestEngine = GuestEngine.Slots },
            };
            var path = result.GetRequiredValue(assembly);
            var target = resolve.FindWorld(result.GetValue(world), out var diagnostic) ?? throw new DiagnosticException(diagnostic!);
            var built = GuestComponentBuilder.Build(path, resolve, target, options);
            if (built.Component is not { } component) return context.ReportAndExit(built.Diagnostics);
            var file = result.GetRequiredValue(output);
            OutputFile.Write(file, component);
            context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{file}: {component.Length} bytes, with {built.Assemblies.Count} assemblies of {built.Assemblies.Sum(a => a.Size)} bytes and {built.MemorySize} bytes of memory"));
            return context.ReportAndExit(built.Diagnostics);
        });
    }
}

using System.CommandLine;
using Wit.Component;

namespace Wit.Cli.Verbs;

/// <summary><c>wit unbundle COMPONENT -o DIR [--threshold BYTES]</c>: takes core modules out of a component.</summary>
internal static class UnbundleVerb
{
    public static Verb Create(CliContext context)
    {
        var file = new Argument<string>("COMPONENT") { Description = "The component, binary (.wasm) or text (.wat)" };
        var directory = new Option<string>("--output", "-o") { Description = "The directory to write to", Required = true };
        var threshold = new Option<int>("--threshold")
        {
            Description = "Core modules of up to this many bytes stay in the component",
            DefaultValueFactory = _ => ComponentUnbundler.DefaultThreshold,
        };
        var command = new Command("unbundle", "Write the core modules of a component to files, and the component that imports them.") { file, directory, threshold };
        command.Validators.Add(result =>
        {
            if (result.GetValue(threshold) < 0) result.AddError("--threshold wants a number of bytes");
        });
        return new Verb(command, (result, _) =>
        {
            var path = result.GetRequiredValue(file);
            var unbundled = ComponentUnbundler.Unbundle(InputFile.ReadWasm(path), result.GetValue(threshold), path);
            var files = unbundled.Modules.Concat(unbundled.Components).Select(part => (Name: part.Name + ".wasm", Bytes: part.Bytes.ToArray()))
                .Prepend((Name: "component.wasm", Bytes: unbundled.Component)).ToArray();
            OutputFile.WriteAll(result.GetRequiredValue(directory), files);
            foreach (var (name, bytes) in files)
                context.Output.WriteLine(FormattableString.Invariant($"{Path.Combine(result.GetRequiredValue(directory), name)}: {bytes.Length} bytes"));
            return context.ReportAndExit([]);
        });
    }
}

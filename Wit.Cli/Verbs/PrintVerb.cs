using System.CommandLine;
using System.Text;
using Wit.Model;
using Wit.Parser;

namespace Wit.Cli.Verbs;

/// <summary><c>wit print PATH</c>: writes the resolved model of a package back as WIT, as it is or with a world turned round.</summary>
internal static class PrintVerb
{
    public static Verb Create(CliContext context)
    {
        var all = new Option<bool>("--deps") { Description = "Print the dependencies too, as nested packages" };
        var directory = new Option<string?>("--out-dir") { Description = "Write all packages to a directory, the dependencies below deps/" };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of WIT" };
        var command = new Command("print", "Print a resolved WIT package as WIT.");
        var wit = new WitOptions(command);
        foreach (var option in new Option[] { all, directory, json }) command.Add(option);
        var transforms = new WorldTransformOptions(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(directory) is not null) result.AddError("--json and --out-dir exclude each other");
        });
        return new Verb(command, (result, cancellation) =>
        {
            var loaded = wit.Load(result, cancellation);
            if (loaded.HasErrors || loaded.Resolve is null) return context.ReportAndExit(loaded.Diagnostics);
            var changed = transforms.Apply(result, loaded.Resolve, cancellation) ?? loaded;
            if (changed.HasErrors || changed.Resolve?.Main is not { } main) return context.ReportAndExit(changed.Diagnostics);
            if (result.GetValue(directory) is { } target) WriteFiles(context, changed.Resolve, target);
            else if (result.GetValue(json)) WriteJson(context, changed.Resolve);
            else context.Output.Write(WitPrinter.Print(main, result.GetValue(all) ? changed.Resolve.Packages.Where(p => p != main) : []));
            return context.ReportAndExit(loaded.Diagnostics);
        });
    }

    internal static void WriteFiles(CliContext context, WitResolve resolve, string directory)
    {
        var files = WitPrinter.PrintFiles(resolve);
        OutputFile.WriteAll(directory, files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Content))));
        foreach (var file in files) context.Output.WriteLine(Path.Combine(directory, file.Path));
    }

    private static void WriteJson(CliContext context, WitResolve resolve)
    {
        using var buffer = new MemoryStream();
        WitJson.Write(resolve, buffer);
        context.Output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}

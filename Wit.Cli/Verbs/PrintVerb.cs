using System.CommandLine;
using Wit.Parser;

namespace Wit.Cli.Verbs;

/// <summary><c>wit print PATH</c>: writes the resolved model of a package back as WIT.</summary>
internal static class PrintVerb
{
    public static Verb Create(CliContext context)
    {
        var all = new Option<bool>("--deps") { Description = "Print the dependencies too, as nested packages" };
        var command = new Command("print", "Print a resolved WIT package as WIT.");
        var wit = new WitOptions(command);
        command.Add(all);
        return new Verb(command, (result, cancellation) =>
        {
            var loaded = wit.Load(result, cancellation);
            if (loaded.HasErrors || loaded.Resolve?.Main is not { } main) return context.ReportAndExit(loaded.Diagnostics);
            var nested = result.GetValue(all) ? loaded.Resolve.Packages.Where(p => p != main) : [];
            context.Output.Write(WitPrinter.Print(main, nested));
            return context.ReportAndExit(loaded.Diagnostics);
        });
    }
}

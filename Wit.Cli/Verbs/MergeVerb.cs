using System.CommandLine;
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Parser;

namespace Wit.Cli.Verbs;

/// <summary><c>wit merge INTO FROM</c>: one set of packages of two.</summary>
internal static class MergeVerb
{
    public static Verb Create(CliContext context)
    {
        var into = new Argument<string>("INTO") { Description = "The package merged into: a .wit file, a directory or a component" };
        var from = new Argument<string>("FROM") { Description = "The package merged, with its dependencies" };
        var directory = new Option<string?>("--out-dir") { Description = "Write all packages to a directory, instead of printing them" };
        var command = new Command("merge", "Merge WIT packages: each gives what the other lacks; what both have must be the same.") { into, from, directory };
        return new Verb(command, (result, cancellation) =>
        {
            var diagnostics = new List<Diagnostic>();
            var left = Load(result.GetRequiredValue(into), diagnostics, cancellation);
            var right = Load(result.GetRequiredValue(from), diagnostics, cancellation);
            var exit = context.ReportAndExit(diagnostics);
            if (left is null || right is null) return exit;
            var merged = WitMerge.Merge(left, right, cancellation);
            if (merged.Resolve?.Main is not { } main) return context.ReportAndExit(merged.Diagnostics);
            if (result.GetValue(directory) is { } target) PrintVerb.WriteFiles(context, merged.Resolve, target);
            else context.Output.Write(WitPrinter.Print(main, merged.Resolve.Packages.Where(p => p != main)));
            return context.ReportAndExit(merged.Diagnostics);
        });
    }

    // All features are kept: what is gated in one may not be in the other.
    private static WitResolve? Load(string path, List<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var loaded = WitLoader.Load(path, new WitLoadOptions { AllFeatures = true, ReadBinaryPackage = BinaryPackages.Read }, cancellation);
        diagnostics.AddRange(loaded.Diagnostics);
        return loaded.HasErrors ? null : loaded.Resolve;
    }
}

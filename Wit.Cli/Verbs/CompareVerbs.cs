using System.CommandLine;
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Diff;
using Wit.Parser;

namespace Wit.Cli.Verbs;

/// <summary><c>wit diff OLD NEW</c> and <c>wit semver-check OLD NEW</c>: what changed, and whether the version says so.</summary>
internal static class CompareVerbs
{
    private delegate int Comparison(WitPackage old, WitPackage @new, bool json);

    public static Verb CreateDiff(CliContext context) => Create(
        context, "diff", "List what changed between two versions of a package, and whom it breaks.", (old, @new, json) =>
        {
            var comparison = WitDiff.Compare(old, @new);
            context.Output.Write(EndLine(json ? WitDiffJson.Write(comparison) : WitDiffText.Render(comparison)));
            return ExitCode.Done;
        });

    public static Verb CreateSemverCheck(CliContext context) => Create(
        context, "semver-check", "Say whether the version bump covers what changed; exit code 1 when it does not.", (old, @new, json) =>
        {
            var verdict = SemverCheck.Check(old, @new);
            context.Output.Write(EndLine(json ? WitDiffJson.Write(verdict) : WitDiffText.Render(verdict)));
            return verdict.IsEnough ? ExitCode.Done : ExitCode.WrongInput;
        });

    private static Verb Create(CliContext context, string name, string description, Comparison compare)
    {
        var old = new Argument<string>("OLD") { Description = "The older .wit file or package directory" };
        var @new = new Argument<string>("NEW") { Description = "The newer one" };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var command = new Command(name, description) { old, @new, json };
        return new Verb(command, (result, cancellation) =>
        {
            var diagnostics = new List<Diagnostic>();
            var before = Load(result.GetRequiredValue(old), diagnostics, cancellation);
            var after = Load(result.GetRequiredValue(@new), diagnostics, cancellation);
            var exit = context.ReportAndExit(diagnostics);
            return before is null || after is null ? exit : compare(before, after, result.GetValue(json));
        });
    }

    // All features are kept: a gate is itself something that can change.
    private static WitPackage? Load(string path, List<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var loaded = WitLoader.Load(path, new WitLoadOptions { AllFeatures = true, ReadBinaryPackage = BinaryPackages.Read }, cancellation);
        diagnostics.AddRange(loaded.Diagnostics);
        return loaded.HasErrors ? null : loaded.Resolve?.Main;
    }

    private static string EndLine(string text) => text.EndsWith('\n') ? text : text + "\n";
}

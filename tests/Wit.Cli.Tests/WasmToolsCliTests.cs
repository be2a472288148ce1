using System.Text.RegularExpressions;
using Wit.Component;
using Wit.Parser;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Cli.Tests;

/// <summary>
/// Runs the command lines of the reference's own tests with the verbs of ours that do the same; those that make components of core
/// modules are in <see cref="ToolConformanceTests"/>.
/// </summary>
public partial class WasmToolsCliTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void ReferenceCommands_WithOurVerbs_GiveTheSameOutput()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not beside the repository");
        var (passed, skipped, failures) = (0, 0, new List<string>());
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Conformance!, "wasm-tools-cli")).Where(f => f.EndsWith(".wit", StringComparison.Ordinal) || f.EndsWith(".wat", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var folder = new TemporaryFolder();
            foreach (var directive in ToolDirective.Read(file).Where(d => !d.Stages.Any(s => s is ["component", "embed" or "new", ..])))
            {
                var name = Path.GetFileName(file) + Suffix(directive);
                try
                {
                    if (KnownDifferences.TryGetValue(name, out var reason)) throw new NotSupportedException(reason);
                    if (Run(directive, file, folder) is { } problem) failures.Add($"{name}: {problem}");
                    else passed++;
                }
                catch (NotSupportedException e)
                {
                    skipped++;
                    output.WriteLine($"skipped: {name}: {e.Message}");
                }
            }
        }

        foreach (var failure in failures) output.WriteLine(failure);
        output.WriteLine($"{passed} directives pass, {failures.Count} fail, {skipped} are skipped");
        Assert.Empty(failures);
        Assert.True(passed >= 30, $"only {passed} directives ran");
    }

    private static readonly Dictionary<string, string> KnownDifferences = new()
    {
        ["wit-deep-list.wit.parse"] = "values of that type take 4 GiB, and Binary.md limits them to less than 256 MiB",
    };

    private static string Suffix(ToolDirective directive) => directive.Name is null ? "" : "." + directive.Name;

    private static string? Run(ToolDirective directive, string file, TemporaryFolder folder)
    {
        var input = file;
        var run = new CommandRun(0, "", "");
        var golden = file + Suffix(directive) + ".stdout";
        foreach (var stage in directive.Stages)
        {
            var words = stage.Select(w => w == "%" ? file : w == "%tmpdir" ? folder.File("out") : w).ToArray();
            (run, input) = Stage(words, input, folder, stage == directive.Stages[^1] && directive.Succeeds && File.Exists(golden));
            if (run.ExitCode != 0) break;
        }

        if (!directive.Succeeds) return run.ExitCode is 1 or 2 ? null : $"is accepted: {run.Output}";
        if (run.ExitCode != 0) return $"exit code {run.ExitCode}: {run.Error}";
        if (!File.Exists(golden)) return null;
        var (expected, found) = (Normal(File.ReadAllText(golden), folder), Normal(run.Output, folder));
        // What depends on a package comes behind it here, always; the reference leaves packages where they were.
        return found == expected || Packages(found).SequenceEqual(Packages(expected)) ? null : $"other output:\n{found}";
    }

    private static (CommandRun Run, string Next) Stage(string[] words, string input, TemporaryFolder folder, bool isCompared)
    {
        switch (words)
        {
            case ["component", "wit", .. var rest]: return Wit([.. rest], input, folder, isCompared);
            case ["component", "semver-check", var file, "--prev", var before, "--new", var after]: return (SemverCheck(file, before, after), file);
            case ["validate", ..]: return (CommandRun.Of("validate", input), input);
            case ["print" or "strip", ..]: throw new NotSupportedException("writes WebAssembly text, for which there is no printer here");
            default: throw new NotSupportedException($"`{string.Join(' ', words.Take(2))}` has no verb here");
        }
    }

    private static (CommandRun Run, string Next) Wit(List<string> words, string input, TemporaryFolder folder, bool isCompared)
    {
        if (words.Contains("--generate-nominal-type-ids")) throw new NotSupportedException("`--generate-nominal-type-ids` prepares the model for other binding generators");
        var path = words.FindIndex(w => Path.Exists(w)) is var at and >= 0 ? words[at] : input;
        words.Remove(path);
        if (!words.Remove("-t") && !words.Remove("--wasm"))
        {
            var isDirectory = words.Contains("--out-dir");
            var run = CommandRun.Of(["print", path, "--deps", .. words]);
            return (isDirectory ? run with { Output = string.Concat(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => $"Writing: {l}\n")) } : run, path);
        }

        if (isCompared) throw new NotSupportedException("writes WebAssembly text, for which there is no printer here");
        var encoded = folder.File("encoded.wasm");
        return (CommandRun.Of(["encode", path, "-o", encoded, .. words]), encoded);
    }

    // A new world may take the place of an old one if every component of the old one fits it.
    private static CommandRun SemverCheck(string file, string before, string after)
    {
        var resolve = WitLoader.Load(file, new WitLoadOptions { ReadBinaryPackage = BinaryPackages.Read }).Resolve!;
        var (old, @new) = (resolve.FindWorld(before, out _)!, resolve.FindWorld(after, out _)!);
        if (old.Package != @new.Package) return new CommandRun(1, "", "other packages");
        var differences = TargetCheck.Check(TargetCheck.TypeOf(old), TargetCheck.TypeOf(@new));
        return new CommandRun(differences.Count == 0 ? 0 : 1, "", string.Join('\n', differences));
    }

    private static string Normal(string text, TemporaryFolder folder) =>
        text.ReplaceLineEndings("\n").Replace(folder.File("out"), "%tmpdir", StringComparison.Ordinal).Replace('\\', '/').TrimEnd();

    private static IEnumerable<string> Packages(string text) => PackageStart().Split(text).Select(p => p.Trim()).Order(StringComparer.Ordinal);

    [GeneratedRegex("^(?=package )", RegexOptions.Multiline)]
    private static partial Regex PackageStart();
}

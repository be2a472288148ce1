using System.Text.RegularExpressions;
using Wit.Component;
using Wit.Parser;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Cli.Tests;

/// <summary>Runs the command lines of the reference's own tests with the verbs of ours that do the same.</summary>
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
            foreach (var directive in Directives(file))
            {
                var name = $"{Path.GetFileName(file)}{directive.Suffix}";
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

    private sealed record Directive(bool Fails, string Suffix, string Command);

    private static IEnumerable<Directive> Directives(string file)
    {
        string? pending = null;
        foreach (var line in File.ReadLines(file))
        {
            if (!line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith(";;", StringComparison.Ordinal)) continue;
            var text = line[2..].Trim();
            if (pending is null && !Start().IsMatch(text)) continue;
            pending += text.TrimEnd('\\');
            if (text.EndsWith('\\')) continue;
            var match = Start().Match(pending);
            yield return new Directive(match.Groups[1].Value == "FAIL", match.Groups[2].Length > 0 ? "." + match.Groups[2].Value : "", pending[match.Length..].Trim());
            pending = null;
        }
    }

    private static string? Run(Directive directive, string file, TemporaryFolder folder)
    {
        var input = file;
        var run = new CommandRun(0, "", "");
        foreach (var stage in directive.Command.Split('|', StringSplitOptions.TrimEntries))
        {
            var words = stage.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w == "%" ? file : w == "%tmpdir" ? folder.File("out") : w).ToArray();
            var isLast = directive.Command.EndsWith(stage, StringComparison.Ordinal);
            (run, input) = Stage(words, input, folder, isLast && !directive.Fails && File.Exists(file + directive.Suffix + ".stdout"));
            if (run.ExitCode != 0) break;
        }

        if (directive.Fails) return run.ExitCode is 1 or 2 ? null : $"is accepted: {run.Output}";
        if (run.ExitCode != 0) return $"exit code {run.ExitCode}: {run.Error}";
        var golden = file + directive.Suffix + ".stdout";
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
            default: throw new NotSupportedException($"`{string.Join(' ', words.Take(2))}` makes components of core modules, which has tests of its own");
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

    [GeneratedRegex(@"^(RUN|FAIL)(?:\[([^\]]+)\])?:")]
    private static partial Regex Start();

    [GeneratedRegex("^(?=package )", RegexOptions.Multiline)]
    private static partial Regex PackageStart();
}

using System.Text;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Parser.Tests;

public class ReferenceJsonTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Load_EveryValidCase_GivesTheReferenceJson()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not beside the repository");
        var root = Path.Combine(RepositoryFiles.Conformance!, "wit-parser", "ui");
        var failures = new List<string>();
        var skipped = new List<string>();
        var passed = 0;
        foreach (var expected in Directory.GetFiles(root, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var input = expected[..^".json".Length];
            if (!Path.Exists(input)) input = input[..^".wit".Length];
            var name = Path.GetRelativePath(root, input);
            if (NeedsBinaryReader(input))
            {
                skipped.Add($"{name}: has a binary package, which Wit.Component reads");
                continue;
            }

            var problem = Compare(input, expected);
            if (problem is null) passed++;
            else failures.Add($"{name}: {problem}");
        }

        output.WriteLine($"{passed} agree, {failures.Count} differ, {skipped.Count} skipped");
        foreach (var line in skipped.Concat(failures)) output.WriteLine(line);
        Assert.True(failures.Count == 0, $"{passed} agree, {failures.Count} differ:\n{string.Join('\n', failures)}");
        Assert.True(passed >= 40, $"only {passed} cases were found");
    }

    private static bool NeedsBinaryReader(string input) =>
        Directory.Exists(Path.Combine(input, "deps"))
        && Directory.EnumerateFiles(Path.Combine(input, "deps")).Any(f => Path.GetExtension(f) is ".wat" or ".wasm");

    private static string? Compare(string input, string expected)
    {
        var result = WitLoader.Load(input, new WitLoadOptions { Features = ["active"] });
        if (result.Resolve is null) return "rejected: " + string.Join("; ", result.Diagnostics.Select(ErrorPlaces.Describe));
        var left = File.ReadAllText(expected).ReplaceLineEndings("\n").TrimEnd();
        var right = WitJson.ToText(result.Resolve).TrimEnd();
        if (left == right) return null;
        var (leftLines, rightLines) = (left.Split('\n'), right.Split('\n'));
        var line = Enumerable.Range(0, Math.Min(leftLines.Length, rightLines.Length)).FirstOrDefault(i => leftLines[i] != rightLines[i], -1);
        return line < 0 ? $"{leftLines.Length} lines expected, {rightLines.Length} written"
            : $"line {line + 1}: expected `{leftLines[line].Trim()}`, found `{rightLines[line].Trim()}`";
    }
}

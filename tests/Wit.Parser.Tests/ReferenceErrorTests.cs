using System.Globalization;
using System.Text.RegularExpressions;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Parser.Tests;

public partial class ReferenceErrorTests(ITestOutputHelper output)
{

    [SkippableFact]
    public void Load_EveryWrongCase_IsRejectedAtTheReferencePlace()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not beside the repository");
        var root = Path.Combine(RepositoryFiles.Conformance!, "wit-parser", "ui", "parse-fail");
        var failures = new List<string>();
        var passed = 0;
        foreach (var expected in Directory.GetFiles(root, "*.result").Order(StringComparer.Ordinal))
        {
            var input = expected[..^".result".Length];
            if (!Path.Exists(input)) input = input[..^".wit".Length];
            var problem = Compare(input, File.ReadAllText(expected));
            if (problem is null) passed++;
            else failures.Add($"{Path.GetFileName(input)}: {problem}");
        }

        output.WriteLine($"{passed} agree, {failures.Count} differ");
        foreach (var line in failures) output.WriteLine(line);
        Assert.True(failures.Count == 0, $"{passed} agree, {failures.Count} differ:\n{string.Join('\n', failures)}");
        Assert.True(passed >= 90, $"only {passed} cases were found");
    }

    private static string? Compare(string input, string expected)
    {
        var result = WitLoader.Load(input, new WitLoadOptions { Features = ["active"] });
        if (!result.HasErrors || result.Resolve is not null) return "accepted";
        var found = ErrorPlaces.Of(result.Diagnostics[0]);
        var match = Place().Match(expected);
        if (!match.Success) match = OtherPlace().Match(expected);
        if (!match.Success) return null;
        var wanted = (Path.GetFileName(match.Groups[1].Value), Number(match, 2), Number(match, 3));
        return found == wanted ? null : $"expected {wanted}, found {string.Join("; ", result.Diagnostics.Select(ErrorPlaces.Describe))}";
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"--> (\S+):(\d+):(\d+)")]
    private static partial Regex Place();

    // Two places, for a package that is defined twice; upstream gives the later one first.
    [GeneratedRegex(@"\* (\S+):(\d+):(\d+)")]
    private static partial Regex OtherPlace();
}

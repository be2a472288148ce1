using System.Text.Json.Nodes;
using Wit.Compose.Wac;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Compose.Tests.Wac;

public class WacParserConformanceTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Parse_ValidDocuments_GivesTheSameJson()
    {
        Skip.If(RepositoryFiles.Conformance is null, WacConformance.Missing);
        var cases = WacConformance.Cases("parser");
        foreach (var path in cases)
        {
            var result = WacDocument.Parse(WacConformance.Source(path));
            Assert.Empty(result.Diagnostics);
            var actual = JsonNode.Parse(result.Document!.ToJson());
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(WacConformance.Expected(path)), actual), path);
        }

        output.WriteLine($"{cases.Count} documents");
        Assert.Equal(5, cases.Count);
    }

    [SkippableFact]
    public void Parse_WrongDocuments_AreRejectedAtTheSamePlace()
    {
        Skip.If(RepositoryFiles.Conformance is null, WacConformance.Missing);
        var cases = WacConformance.Cases("parser/fail");
        var differences = new List<string>();
        foreach (var path in cases)
        {
            var result = WacDocument.Parse(WacConformance.Source(path));
            Assert.Null(result.Document);
            var actual = WacConformance.ActualPlace(result.Diagnostics[0]);
            if (WacConformance.ExpectedPlace(path) != actual) differences.Add($"{Path.GetFileName(path)}: {actual} {result.Diagnostics[0].Message}");
            output.WriteLine($"{Path.GetFileName(path)}: {result.Diagnostics[0].Message}");
        }

        output.WriteLine($"{cases.Count} documents");
        Assert.Empty(differences);
        Assert.Equal(9, cases.Count);
    }

    // The documents of the other suites parse: what is wrong with them is found later.
    [SkippableFact]
    public void Parse_DocumentsOfOtherSuites_Succeeds()
    {
        Skip.If(RepositoryFiles.Conformance is null, WacConformance.Missing);
        string[] folders = ["resolution", "resolution/fail", "encoding", "encoding/fail"];
        var cases = folders.SelectMany(WacConformance.Cases).ToList();
        var refused = cases.Where(path => WacDocument.Parse(WacConformance.Source(path)).Document is null).Select(Path.GetFileName);
        output.WriteLine($"{cases.Count} documents");
        Assert.Empty(refused);
    }
}

using System.Reflection;
using Wit.Model.Diagnostics;
using Wit.Tests;

namespace Wit.Parser.Tests;

/// <summary>
/// One failing example per diagnostic of syntax and resolution, with the whole message beside it. WIT_UPDATE_FIXTURES=1 writes the
/// messages anew, which is refused in CI.
/// </summary>
public class DiagnosticFixtureTests
{
    private const string UpdateVariable = "WIT_UPDATE_FIXTURES";

    // What a file cannot show: each has a test of its own, named here.
    private static readonly Dictionary<string, string> TestedElsewhere = new()
    {
        ["WIT0014"] = nameof(RobustnessTests.Load_HugeFile_IsRefusedWithoutReadingIt),
        ["WIT0015"] = nameof(Load_BytesThatAreNotUtf8_GivesTheOffset),
        ["WIT0127"] = nameof(WorldSelectionTests.FindWorld_UnknownName_SaysWhatThereIs),
    };

    private static string Folder => RepositoryFiles.Path("fixtures", "diagnostics");

    public static TheoryData<string> Examples() => [.. Names];

    private static string[] Names =>
        [.. Directory.EnumerateFileSystemEntries(Folder).Where(e => !e.EndsWith(".expected", StringComparison.Ordinal)).Select(e => Path.GetFileName(e)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Load_Example_GivesItsDiagnostic(string name)
    {
        var path = Path.Combine(Folder, name);
        var result = WitLoader.Load(path);
        Assert.Null(result.Resolve);
        Assert.Equal(name[.."WIT0000".Length], result.Diagnostics[0].Id);
        var text = new StringWriter { NewLine = "\n" };
        new DiagnosticTextRenderer(text).Render(result.Diagnostics);
        // Paths begin at the fixtures' folder, whatever the machine.
        var found = string.Join('\n', text.ToString().Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Split('\n').Select(
            line => line.TrimStart().StartsWith("--> ", StringComparison.Ordinal) ? line.Replace('\\', '/') : line));
        var expectedPath = path + ".expected";
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1" && Environment.GetEnvironmentVariable("CI") is null)
            File.WriteAllText(expectedPath, found);
        Assert.Equal(File.ReadAllText(expectedPath).ReplaceLineEndings("\n"), found);
    }

    [Fact]
    public void Catalogue_EverySyntaxAndResolutionId_HasAnExampleAndALineOfDocumentation()
    {
        var ids = typeof(DiagnosticCatalogue).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(p => (DiagnosticDescriptor)p.GetValue(null)!)
            .Where(d => d.Id.StartsWith("WIT00", StringComparison.Ordinal) || d.Id.StartsWith("WIT01", StringComparison.Ordinal))
            .OrderBy(d => d.Id, StringComparer.Ordinal).ToList();
        var examples = Names.Select(e => e[.."WIT0000".Length]).ToHashSet();
        Assert.Empty(ids.Where(d => !examples.Contains(d.Id) && !TestedElsewhere.ContainsKey(d.Id)).Select(d => d.Id));
        Assert.Equal(ids.Count, ids.Select(d => d.Id).Distinct().Count());
        var lines = File.ReadAllLines(RepositoryFiles.Path("docs", "diagnostics.md"));
        Assert.Empty(ids.Where(d => !lines.Any(l => l.StartsWith($"| {d.Id} | {d.Title} |", StringComparison.Ordinal))).Select(d => d.Id));
    }

    [Fact]
    public void Load_BytesThatAreNotUtf8_GivesTheOffset()
    {
        var path = Path.ChangeExtension(Path.GetTempFileName(), ".wit");
        try
        {
            File.WriteAllBytes(path, [.. "package a:b;\n// "u8, 0xFF, .. "\n"u8]);
            var diagnostic = Assert.Single(WitLoader.Load(path).Diagnostics);
            Assert.Equal(("WIT0015", 16L), (diagnostic.Id, diagnostic.Location.ByteOffset));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Load_TwoSyntaxErrors_ReportsBothMistakes()
    {
        const string Text = """
            package a:b;
            interface i {
              f: func(;
              record r { a: u32 b: u32 }
              g: func() -> u8;
            }
            interface j {
              use k.{t};
            }
            interface l {
              use i.{missing};
            }
            """;
        var result = WitLoader.Load([new WitSourceFile("a.wit", Text)]);
        Assert.Equal(["3:11", "4:21"], result.Diagnostics.Select(d => ErrorPlaces.Of(d)).Select(p => $"{p!.Value.Line}:{p.Value.Column}"));
    }
}

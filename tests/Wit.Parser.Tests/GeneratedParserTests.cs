using System.Diagnostics;
using Wit.Tests;

namespace Wit.Parser.Tests;

public class GeneratedParserTests
{
    /// <summary>Names the generator: a path to antlr-ng's command. The package is not fetched here, since tests need no network.</summary>
    private const string GeneratorVariable = "ANTLR_NG";

    private static readonly (string Folder, string Name)[] Grammars = [("Wit.Parser/Grammar", "Wit"), ("Wit.Compose/Wac/Grammar", "Wac")];

    [SkippableFact]
    public void Regenerate_Grammars_GivesTheCommittedParsers()
    {
        Skip.If(OperatingSystem.IsWindows(), "the script needs a POSIX shell");
        var generator = Environment.GetEnvironmentVariable(GeneratorVariable);
        Skip.If(generator is null || !File.Exists(generator), $"{GeneratorVariable} does not name the generator antlr-ng");
        var folder = Directory.CreateTempSubdirectory("wit-grammar-").FullName;
        try
        {
            using var process = Process.Start(new ProcessStartInfo("sh", [RepositoryFiles.Path("scripts", "regenerate-grammar.sh"), folder]))!;
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            foreach (var (home, grammar) in Grammars)
            {
                foreach (var name in (string[])[$"{grammar}Lexer.cs", $"{grammar}Parser.cs"])
                {
                    var committed = File.ReadAllText(RepositoryFiles.Path(home, "Generated", name));
                    Assert.Equal(committed.ReplaceLineEndings("\n"), File.ReadAllText(Path.Combine(folder, name)));
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("Wit.Parser/Grammar/Generated/WitParser.cs")]
    [InlineData("Wit.Compose/Wac/Grammar/Generated/WacParser.cs")]
    public void GeneratedParser_EveryDecision_NeedsOneTokenOfLookAhead(string path)
    {
        var text = File.ReadAllText(RepositoryFiles.Path(path));
        Assert.DoesNotContain("AdaptivePredict", text, StringComparison.Ordinal);
    }
}

using Wit.Model;
using Wit.Parser;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Component.Tests;

public class WitDecoderTests(ITestOutputHelper output)
{
    [Fact]
    public void Decode_OfGreeter_GivesItsWorld()
    {
        var result = WitDecoder.Decode(WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", "greeter.wat")));
        Assert.Equal("root", result.World!.Name);
        var greet = Assert.IsType<WitWorldInterface>(Assert.Single(result.World.Exports)).Interface;
        Assert.Equal("example:greeter/greet@1.0.0", greet.QualifiedName);
        Assert.Same(Assert.Single(greet.Types), Assert.Single(greet.Functions).Result);
    }

    [Fact]
    public void Decode_OfConsumer_PrintsAsWit() => Assert.Equal(
        """
        package root:component;

        world root {
          import example:greeter/greet@1.0.0;

          export run: func(names: list<string>) -> list<string>;
        }
        """,
        Print(WitDecoder.Decode(WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", "consumer.wat"))).Required.Main!));

    [SkippableFact]
    public void Decode_OfEncodedPackages_PrintsTheExpectedWit()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var root = Path.Combine(RepositoryFiles.Conformance!, "wit-component", "interfaces");
        Compare(Directory.EnumerateFiles(root, "*.wat").Select(wat => (wat, Expected(wat))));

        static string? Expected(string wat)
        {
            var file = Path.ChangeExtension(wat, ".wit.print");
            if (File.Exists(file)) return file;
            var folder = Path.ChangeExtension(wat, null);
            return Directory.EnumerateFiles(folder, "*.wit.print").FirstOrDefault();
        }
    }

    [SkippableFact]
    public void Decode_OfComponents_PrintsTheExpectedWit()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var root = Path.Combine(RepositoryFiles.Conformance!, "wit-component", "components");
        Compare(Directory.EnumerateFiles(root, "component.wat", SearchOption.AllDirectories)
            .Select(wat => (wat, (string?)Path.Combine(Path.GetDirectoryName(wat)!, "component.wit.print"))));
    }

    private static string Print(WitPackage package) => WitPrinter.Print(package).ReplaceLineEndings("\n").TrimEnd();

    private void Compare(IEnumerable<(string Wat, string? Expected)> cases)
    {
        var (passed, failures) = (0, new List<string>());
        foreach (var (wat, expected) in cases.OrderBy(c => c.Wat, StringComparer.Ordinal))
        {
            var name = ConformanceComponents.Name(wat);
            if (ConformanceComponents.Assemble(wat, output) is not { } bytes) continue;
            var result = WitDecoder.Decode(bytes);
            var wanted = expected is null ? "" : File.ReadAllText(expected).ReplaceLineEndings("\n").TrimEnd();
            var found = result.Resolve is { Main: { } main } ? Print(main) : result.Diagnostics[0].Message;
            if (found == wanted)
            {
                passed++;
                continue;
            }

            var line = found.Split('\n').Zip(wanted.Split('\n')).FirstOrDefault(p => p.First != p.Second);
            failures.Add($"{name}: found `{line.First}`, expected `{line.Second}`");
        }

        foreach (var failure in failures) output.WriteLine(failure);
        output.WriteLine($"{passed} decoded as expected, {failures.Count} not");
        Assert.Empty(failures);
    }
}

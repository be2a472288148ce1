using Wit.Model;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Parser.Tests;

public class WitPrinterTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Print_ReferenceInterfaces_GivesTheReferenceText()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not beside the repository");
        var root = Path.Combine(RepositoryFiles.Conformance!, "wit-component", "interfaces");
        var failures = new List<string>();
        var passed = 0;
        foreach (var expected in Directory.GetFiles(root, "*.print", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var folder = Path.GetDirectoryName(expected)!;
            var input = folder == root ? expected[..^".print".Length] : folder;
            var result = WitLoader.Load(input);
            if (result.Resolve is null)
            {
                failures.Add($"{input}: {string.Join("; ", result.Diagnostics.Select(ErrorPlaces.Describe))}");
                continue;
            }

            var found = WitPrinter.Print(result.Resolve.Main!).ReplaceLineEndings("\n").TrimEnd();
            if (found == File.ReadAllText(expected).ReplaceLineEndings("\n").TrimEnd()) passed++;
            else failures.Add($"{Path.GetRelativePath(root, expected)}:\n{found}");
        }

        output.WriteLine($"{passed} agree, {failures.Count} differ");
        Assert.True(failures.Count == 0, $"{passed} agree, {failures.Count} differ:\n{string.Join('\n', failures)}");
        Assert.True(passed >= 20, $"only {passed} cases were found");
    }

    [SkippableFact]
    public void Print_EveryValidPackage_ParsesToTheSameTextAgain()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not beside the repository");
        var failures = new List<string>();
        var passed = 0;
        foreach (var input in Corpus.Valid())
        {
            var resolve = WitLoader.Load(input, new WitLoadOptions { AllFeatures = true }).Resolve;
            if (resolve is null) continue;
            var files = Files(resolve);
            var again = WitLoader.Load(files, new WitLoadOptions { AllFeatures = true });
            var problem = again.Resolve is null ? string.Join("; ", again.Diagnostics.Select(ErrorPlaces.Describe))
                : Files(again.Resolve).Select(f => f.Content).Order(StringComparer.Ordinal).SequenceEqual(files.Select(f => f.Content).Order(StringComparer.Ordinal)) ? null
                : "the text changed";
            if (problem is null) passed++;
            else failures.Add($"{input}: {problem}");
        }

        output.WriteLine($"{passed} packages are fixed points, {failures.Count} are not");
        Assert.True(failures.Count == 0, $"{passed} are fixed points:\n{string.Join('\n', failures)}");
        Assert.True(passed >= 80, $"only {passed} packages were found");
    }

    [Fact]
    public void Print_EveryConstruct_GivesThisText()
    {
        const string Text = """
            /// about the package
            package my:all@1.2.0;

            /// about the interface
            @since(version = 1.0.0)
            interface things {
              use other.{t, u as v};

              record r {
                /// a field
                a: u32,
                %list: list<string>,
              }

              variant c {
                none,
                some(tuple<u8, s64>),
              }

              resource blob {
                constructor(init: list<u8>);
                @external-id("r/1")
                read: async func(n: u32) -> result<list<u8>, string>;
                merge: static func(lhs: borrow<blob>) -> blob;
              }

              type handle = own<blob>;

              type pairs = map<string, list<f32, 4>>;

              f: func(s: stream<u8>, f: future) -> result<_, error-context>;
            }

            interface other {
              type t = u8;

              enum u {
                a,
              }
            }

            world w {
              import other;
              import named: other;
              import log: func(x: string);

              export things;
              export inline: interface {
                g: func();
              }
            }

            """;
        var result = WitLoader.Load([new WitSourceFile("a.wit", Text)]);
        Assert.Empty(result.Diagnostics);
        var printed = WitPrinter.Print(result.Resolve!.Main!);
        Assert.Equal(printed, WitPrinter.Print(WitLoader.Load([new WitSourceFile("a.wit", printed)]).Resolve!.Main!));
        Assert.Equal(Text.Split('\n').Select(l => l.Trim()).Order(StringComparer.Ordinal), printed.Split('\n').Select(l => l.Trim()).Order(StringComparer.Ordinal));
    }

    private static List<WitSourceFile> Files(WitResolve resolve) =>
        [.. resolve.Packages.Select(p => new WitSourceFile(ReferenceEquals(p, resolve.Main) ? "main.wit" : $"deps/{p.Name.ToString().Replace(':', '-')}.wit", WitPrinter.Print(p)))];
}

using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Cli.Tests;

public class MergeTests(ITestOutputHelper output)
{
    private const string Small = "package a:b; interface i { use t.{r}; f: func(x: r); } interface t { record r { x: u8 } } world w { import i; }";
    private const string Other = "package a:b; interface i { use u.{s}; g: func(x: s); } interface u { type s = string; } world v { export i; }";

    [Fact]
    public void Merge_TwoHalves_HasBoth()
    {
        using var folder = new TemporaryFolder();
        var (small, other) = (Write(folder, "small.wit", Small), Write(folder, "other.wit", Other));
        var expected = """
            package a:b;

            interface t {
              record r {
                x: u8,
              }
            }

            interface u {
              type s = string;
            }

            interface i {
              use t.{r};
              use u.{s};

              f: func(x: r);

              g: func(x: s);
            }

            world w {
              import t;
              import u;
              import i;
            }
            world v {
              import u;
              import t;

              export i;
            }

            """.ReplaceLineEndings("\n");
        var run = CommandRun.Of("merge", small, other);
        Assert.Equal("", run.Error);
        Assert.Equal(Sorted(expected), Sorted(run.Output));
        var back = CommandRun.Of("merge", other, small);
        Assert.Equal("", back.Error);
        Assert.Contains("  use u.{s};\n  use t.{r};\n\n  g: func(x: s);\n\n  f: func(x: r);\n", back.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("record r { x: u8 }", "record r { x: u16 }", "a:b/t.r.x")]
    [InlineData("f: func(x: r)", "f: func(x: r) -> u8", "a:b/i.f")]
    [InlineData("record r { x: u8 }", "record r { x: u8, y: u8 }", "a:b/t.r.y")]
    [InlineData("world w { import i; }", "world w { export i; }", "a:b/w")]
    [InlineData("world w { import i; }", "world w { import i; import x: interface { } }", "a:b/w.imports.x")]
    public void Merge_OfDifferentCopies_SaysWhere(string before, string after, string path)
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("merge", Write(folder, "small.wit", Small), Write(folder, "other.wit", Small.Replace(before, after, StringComparison.Ordinal)));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"error WIT0253: the two copies of `a:b` differ: {path}", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void Merge_IntoACircle_IsRejected()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("merge",
            Write(folder, "one.wit", "package a:b; interface i { use j.{t}; } interface j { type t = u8; }"),
            Write(folder, "two.wit", "package a:b; interface j { use i.{s}; } interface i { type s = u8; }"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error WIT0110: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_OutDir_LoadsAgain()
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Of("merge", CommandRun.Fixture("wit", "greeter"), Write(folder, "small.wit", Small), "--out-dir", folder.File("merged"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["deps", "greeter.wit"], Directory.GetFileSystemEntries(folder.File("merged")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("package a:b (dependency)", CommandRun.Of("parse", folder.File("merged")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_MissingFile_IsRejected() =>
        Assert.Contains("error WIT0501: ", CommandRun.Of("merge", CommandRun.Fixture("wit", "greeter"), CommandRun.Fixture("missing.wit")).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("--importize-world", "greeter-world", "import greet;")]
    [InlineData("--exportize-world", "consumer-world", "export greet;")]
    public void Print_TurnedWorld_HasTheOtherDirection(string option, string world, string expected)
    {
        var run = CommandRun.Of("print", CommandRun.Fixture("wit", "greeter"), option, world, "--out-world-name", "turned");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"world turned {{\n  {expected}\n}}", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain($"world {world} ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--importize-world", "greeter-word", "did you mean `greeter-world`?")]
    [InlineData("--importize-world", "greeter-world", "error WIT0254: ", "--out-world-name", "greet")]
    [InlineData("--exportize-world", "consumer-world", "did you mean `greet`?", "--exportize-import", "gret")]
    public void Print_WrongTurn_SaysWhy(string option, string world, string expected, params string[] more)
    {
        var run = CommandRun.Of(["print", CommandRun.Fixture("wit", "greeter"), option, world, .. more]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--importize-world", "a", "--exportize-world", "b")]
    [InlineData("--exportize-import", "a")]
    [InlineData("--out-world-name", "a")]
    [InlineData("--json", "--out-dir", "x")]
    public void Print_OptionsThatDoNotGoTogether_AreAWrongCommandLine(params string[] options) =>
        Assert.Equal(2, CommandRun.Of(["print", CommandRun.Fixture("wit", "greeter"), .. options]).ExitCode);

    [SkippableFact]
    public void Merge_ReferenceCases_AgreesBothWays()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not beside the repository");
        var (cases, packages, failures) = (0, 0, new List<string>());
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(RepositoryFiles.Conformance!, "wit-component", "merge")).Order(StringComparer.Ordinal))
        {
            using var target = new TemporaryFolder();
            var (name, into, from) = (Path.GetFileName(folder), Path.Combine(folder, "into"), Path.Combine(folder, "from"));
            var run = CommandRun.Of("merge", into, from, "--out-dir", target.File("merged"));
            var back = CommandRun.Of("merge", from, into);
            cases++;
            if (File.Exists(Path.Combine(folder, "error.txt")))
            {
                if (run.ExitCode != 1) failures.Add($"{name}: is accepted");
                continue;
            }

            if (run.ExitCode != 0 || back.ExitCode != 0) failures.Add($"{name}: {run.Error}{back.Error}");
            foreach (var expected in Directory.EnumerateFiles(Path.Combine(folder, "merge")))
            {
                var found = Directory.EnumerateFiles(target.Path, Path.GetFileName(expected), SearchOption.AllDirectories).SingleOrDefault();
                packages++;
                if (found is null || Sorted(File.ReadAllText(found)) != Sorted(File.ReadAllText(expected))) failures.Add($"{name}: {Path.GetFileName(expected)}:\n{(found is null ? "missing" : File.ReadAllText(found))}");
            }
        }

        foreach (var failure in failures) output.WriteLine(failure);
        output.WriteLine($"{cases} merges, {packages} packages compared, {failures.Count} failures");
        Assert.Empty(failures);
    }

    private static string Write(TemporaryFolder folder, string name, string text)
    {
        File.WriteAllText(folder.File(name), text);
        return folder.File(name);
    }

    // Interfaces and worlds come in the order of their dependencies here, in the reference in the order of the files.
    private static string Sorted(string text) =>
        string.Join("\n", System.Text.RegularExpressions.Regex.Split(text.ReplaceLineEndings("\n"), "(?m)^(?=interface |world )").Select(p => p.Trim()).Order(StringComparer.Ordinal));
}

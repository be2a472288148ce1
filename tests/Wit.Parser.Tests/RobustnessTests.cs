using System.Globalization;
using System.Text;
using CsCheck;
using Wit.Model.Diagnostics;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Parser.Tests;

/// <summary>Hostile text: it may be refused, but nothing else may happen.</summary>
public class RobustnessTests(ITestOutputHelper output)
{
    private const string IterationsVariable = "WIT_FUZZ_ITERATIONS";

    private static int Iterations =>
        int.TryParse(Environment.GetEnvironmentVariable(IterationsVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 5000;

    [Fact]
    public void Load_MutatedText_GivesResultsOrDiagnostics()
    {
        var seeds = TextMutation.Seeds();
        Gen.UInt.Array[2, 40].Sample(
            codes => Load(TextMutation.Apply(seeds, codes)), iter: Iterations, threads: 1);
        output.WriteLine($"{Iterations} texts from {seeds.Count} seeds");
    }

    [Fact]
    public void Load_RandomCharacters_GivesResultsOrDiagnostics() =>
        Gen.Char.Array[0, 300].Sample(text => Load(new string(text)), iter: Iterations / 5, threads: 1);

    [Fact]
    public void Format_MutatedText_IsIdempotentOrRefused()
    {
        var seeds = TextMutation.Seeds();
        Gen.UInt.Array[2, 12].Sample(
            codes =>
            {
                var text = TextMutation.Apply(seeds, codes);
                try
                {
                    var once = WitFormatter.Format(text);
                    return WitFormatter.Format(once) == once;
                }
                catch (DiagnosticException)
                {
                    return true;
                }
            },
            iter: Iterations / 5, threads: 1);
    }

    [Theory]
    [InlineData("package a:b; interface i { type t = ", "list<", "WIT0007")]
    [InlineData("package a:b; interface i { f: func(", "(", "WIT0001")]
    [InlineData("", "package a:b { ", "WIT0007")]
    [InlineData("package a:b; ", "{", "WIT0007")]
    [InlineData("package a:b; ", "/*", "WIT0003")]
    [InlineData("package a:b; ", "@since(", "WIT0001")]
    [InlineData("package a:b; interface i { @external-id(\"", "\\\"", "WIT0004")]
    [InlineData("package a:b; ", "interface i { type a = ; } ", "WIT0001")]
    [InlineData("package a:b; interface i { f: func() -> ", "-", "WIT0001")]
    public void Load_RepeatedPiece_IsRefusedQuickly(string start, string piece, string id)
    {
        var text = start + new StringBuilder().Insert(0, piece, 100_000);
        Assert.Contains(Load(text).Diagnostics, d => d.Id == id);
    }

    [Fact]
    public void Load_ChainOfTypes_IsRefused()
    {
        var text = new StringBuilder("package a:b; interface i { type t0 = u8; ");
        for (var i = 1; i < 20_000; i++) text.Append(CultureInfo.InvariantCulture, $"type t{i} = t{i - 1}; ");
        var result = Load(text.Append('}').ToString());
        Assert.Equal("WIT0007", result.Diagnostics[0].Id);
    }

    [Fact]
    public void Load_DoublingRecords_AreRefused()
    {
        var text = new StringBuilder("package a:b; interface i { record r0 { a: u8 } ");
        for (var i = 1; i < 60; i++) text.Append(CultureInfo.InvariantCulture, $"record r{i} {{ a: r{i - 1}, b: r{i - 1} }} ");
        var result = Load(text.Append('}').ToString());
        Assert.Equal("WIT0130", result.Diagnostics[0].Id);
    }

    [Fact]
    public void Load_ChainOfInterfaces_IsRefused()
    {
        var text = new StringBuilder("package a:b; interface i0 { type t = u8; } ");
        for (var i = 1; i < 20_000; i++) text.Append(CultureInfo.InvariantCulture, $"interface i{i} {{ use i{i - 1}.{{t}}; }} ");
        text.Append("world w { import i19999; }");
        Assert.Equal("WIT0007", Load(text.ToString()).Diagnostics[0].Id);
    }

    [Fact]
    public void Load_ChainOfPackages_IsRefused()
    {
        var text = new StringBuilder("package a:b; package c:p0 { interface i { type t = u8; } } ");
        for (var i = 1; i < 10_000; i++) text.Append(CultureInfo.InvariantCulture, $"package c:p{i} {{ interface i {{ use c:p{i - 1}/i.{{t}}; }} }} ");
        Assert.Contains(Load(text.ToString()).Diagnostics, d => d.Id == "WIT0007");
    }

    [Fact]
    public void Load_WorldsThatCopyEachOther_AreRefused()
    {
        var text = new StringBuilder("package a:b; world w0 { ");
        for (var i = 0; i < 5000; i++) text.Append(CultureInfo.InvariantCulture, $"import f{i}: func(); ");
        text.Append('}');
        for (var i = 1; i < 1000; i++) text.Append(CultureInfo.InvariantCulture, $"world w{i} {{ include w{i - 1}; }} ");
        Assert.Contains(Load(text.ToString()).Diagnostics, d => d.Id == "WIT0130");
    }

    [Fact]
    public void Load_VeryManyMistakes_ReportsABoundedNumber()
    {
        var text = new StringBuilder("package a:b; interface i { ");
        for (var i = 0; i < 20_000; i++) text.Append(CultureInfo.InvariantCulture, $"call{i}: func() -> missing{i}; ");
        Assert.Equal(1000, Load(text.Append('}').ToString()).Diagnostics.Count);
    }

    [Fact]
    public void Load_HugeFile_IsRefusedWithoutReadingIt()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.OpenWrite(path)) file.SetLength(50 * 1024 * 1024);
            var result = WitLoader.Load(path);
            Assert.Equal("WIT0014", Assert.Single(result.Diagnostics).Id);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static WitLoadResult Load(string text)
    {
        var result = WitLoader.Load([new WitSourceFile("a.wit", text)], new WitLoadOptions { AllFeatures = true });
        Assert.True(result.Resolve is not null || result.HasErrors);
        return result;
    }
}

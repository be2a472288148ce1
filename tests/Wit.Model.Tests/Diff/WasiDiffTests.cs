using Wit.Model.Diff;
using Wit.Parser;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Model.Tests.Diff;

/// <summary>Comparisons of published packages, when they are there.</summary>
public class WasiDiffTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("wasi-clocks-0.2.12", "wasi-clocks-0.3.0")]
    [InlineData("wasi-random-0.2.12", "wasi-random-0.3.0")]
    [InlineData("wasi-filesystem-0.2.12", "wasi-filesystem-0.3.0")]
    public void Check_WasiThirdPreview_IsAnIncompatibleVersionAndSaysSo(string old, string @new)
    {
        var verdict = SemverCheck.Check(Load(old), Load(@new));

        output.WriteLine(WitDiffText.Summary(verdict.Comparison));
        Assert.True(verdict.IsEnough, verdict.Explanation);
        Assert.Equal((SemverLevel.Breaking, SemverLevel.Breaking), (verdict.Required, verdict.Declared));
        Assert.Contains(verdict.Comparison.Changes, c => c is { Subject: WitChangeSubject.Package, Breaks: WitBreaks.Both });
    }

    [SkippableFact]
    public void Compare_EveryWasiPackageWithItself_FindsNothing()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var compared = 0;
        foreach (var folder in Directory.GetDirectories(Path.Combine(RepositoryFiles.Conformance!, "wasi-wit")).Order(StringComparer.Ordinal))
        {
            var old = WitLoader.Load(folder, new WitLoadOptions { AllFeatures = true }).Resolve!;
            var @new = WitLoader.Load(folder, new WitLoadOptions { AllFeatures = true }).Resolve!;
            foreach (var (a, b) in old.Packages.Zip(@new.Packages))
            {
                Assert.Empty(WitDiff.Compare(a, b).Changes.Select(c => c.Path));
                compared++;
            }
        }

        output.WriteLine($"{compared} packages compared");
        Assert.True(compared >= 15);
    }

    /// <summary>The released packages of one version line against what their own gates say the line's first release had.</summary>
    [SkippableFact]
    public void Check_WasiClocksWithAndWithoutAFeature_IsAnAdditionWhereTheFeatureIsOn()
    {
        var stable = Load("wasi-clocks-0.2.12", allFeatures: false);
        var all = Load("wasi-clocks-0.2.12");

        var changes = WitDiff.Compare(stable, all).Changes;

        Assert.NotEmpty(changes);
        Assert.All(changes, c => Assert.Equal("clocks-timezone", c.Feature));
        Assert.True(SemverCheck.Check(stable, all) is { Required: SemverLevel.Patch });
    }

    /// <summary>The check of worlds agrees with the one that subtyping of components gives.</summary>
    [SkippableTheory]
    [InlineData("semver-check-add-export.wit", false)]
    [InlineData("semver-check-add-imports.wit", true)]
    [InlineData("semver-check-remove-exports.wit", true)]
    public void Check_Worlds_AgreesWithSubtyping(string file, bool compatible)
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var result = WitLoader.Load(Path.Combine(RepositoryFiles.Conformance!, "wasm-tools-cli", file));
        var worlds = result.Resolve!.Main!.Worlds;

        Assert.Equal(compatible, SemverCheck.Check(worlds.Single(w => w.Name == "prev"), worlds.Single(w => w.Name == "new")).IsEnough);
    }

    private static WitPackage Load(string name, bool allFeatures = true)
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var result = WitLoader.Load(
            Path.Combine(RepositoryFiles.Conformance!, "wasi-wit", name), new WitLoadOptions { AllFeatures = allFeatures });
        Assert.False(result.HasErrors);
        return result.Resolve!.Main!;
    }
}

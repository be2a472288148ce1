using Wit.Parser;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Docs.Tests;

/// <summary>Published packages, when they are there: every link leads somewhere.</summary>
public class WasiDocumentationTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Generate_EveryWasiPackage_HasNoBrokenLink()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var packages = 0;
        var links = 0;
        foreach (var folder in Directory.GetDirectories(Path.Combine(RepositoryFiles.Conformance!, "wasi-wit")).Order(StringComparer.Ordinal))
        {
            foreach (var allFeatures in new[] { true, false })
            {
                var result = WitLoader.Load(folder, new WitLoadOptions { AllFeatures = allFeatures });
                if (result.Resolve is not { } resolve) continue;
                foreach (var dependencies in new[] { true, false })
                {
                    var files = WitDocumentation.Generate(resolve, new WitDocumentationOptions { IncludeDependencies = dependencies });
                    Assert.Empty(SiteCheck.BrokenLinks(files, out var followed));
                    Assert.Empty(SiteCheck.DuplicateIds(files));
                    links += followed;
                }
            }

            packages++;
        }

        output.WriteLine($"{packages} packages, {links} links followed");
        Assert.True(packages >= 15);
    }
}

using Xunit.Abstractions;

namespace Wit.Component.Tests;

public class ConformanceReadTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Resolve_OfEveryValidComponent_Succeeds()
    {
        var files = ConformanceComponents.Files();
        Skip.If(files.Count == 0, "the conformance data is not there");
        var (tried, failures) = (0, new List<string>());
        foreach (var file in files)
        {
            if (ConformanceComponents.Exclusion(file) is { } reason)
            {
                output.WriteLine($"left out: {ConformanceComponents.Name(file)}: {reason}");
                continue;
            }

            if (ConformanceComponents.Assemble(file, output) is not { } bytes) continue;
            tried++;
            var result = ComponentResolver.Resolve(bytes);
            if (result.Component is null) failures.Add($"{ConformanceComponents.Name(file)}: {result.Diagnostics[0].Message} at {result.Diagnostics[0].Location.ByteOffset}");
        }

        foreach (var failure in failures) output.WriteLine(failure);
        output.WriteLine($"{tried} components of {files.Count} files resolved, {failures.Count} failures");
        Assert.Empty(failures);
    }
}

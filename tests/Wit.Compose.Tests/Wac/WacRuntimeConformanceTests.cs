using Wit.Component;
using Wit.Compose.Wac;
using Wit.Parser;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Compose.Tests.Wac;

public class WacRuntimeConformanceTests(ITestOutputHelper output)
{
    // The documents compose one component per world of a WIT package; components that only trap have the same types.
    [SkippableFact]
    public void Compose_ComponentsOfEachWorld_GivesAValidComponent()
    {
        Skip.If(RepositoryFiles.Conformance is null, WacConformance.Missing);
        var documents = Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Conformance!, "runtime-wit"), "compose.wac", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).ToList();
        var differences = new List<string>();
        foreach (var path in documents)
        {
            var result = WacDocument.Parse(WacConformance.Source(path)).Document!.Resolve(Worlds(Path.GetDirectoryName(path)!)).Encode();
            var name = Path.GetFileName(Path.GetDirectoryName(path));
            if (result.Component is not { } component)
            {
                differences.Add($"{name}: {string.Join("; ", result.Diagnostics.Select(d => $"{WacConformance.ActualPlace(d)} {d.Message}"))}");
                continue;
            }

            if (WasmtimeComponents.Reject(component) is { } reason) differences.Add($"{name}: {reason}");
            output.WriteLine($"{name}: {string.Join(", ", result.Imports.Select(i => i.Item.Name.Name))}");
        }

        output.WriteLine($"{documents.Count} documents");
        Assert.Equal([], differences);
        Assert.Equal(8, documents.Count);
    }

    private static PackageLookup Worlds(string folder)
    {
        var path = Directory.Exists(Path.Combine(folder, "deps")) ? folder : Path.Combine(folder, "test.wit");
        var package = WitLoader.Load(path).Resolve!.Main!;
        return (name, _) =>
        {
            if (package.Worlds.FirstOrDefault(w => $"test:{w.Name}" == name) is not { } world) return null;
            var module = WitEncoder.Embed(DummyModule.Write(world, DummyNames.Legacy), world);
            return new ComponentSource(name, Componentizer.Componentize(module).Required);
        };
    }
}

using Wit.Component;
using Wit.Compose.Graphs;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Compose.Tests.Graphs;

public class GraphConformanceTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Encode_OfEveryCase_GivesTheExpectedComponent()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var folders = Directory.GetDirectories(Path.Combine(RepositoryFiles.Conformance, "wac", "graph")).Order(StringComparer.Ordinal).ToArray();
        var failures = new List<string>();
        foreach (var folder in folders)
            if (Failure(folder) is { } failure) failures.Add($"{Path.GetFileName(folder)}: {failure}");
        foreach (var failure in failures) output.WriteLine(failure);
        output.WriteLine($"{folders.Length - failures.Count} of {folders.Length} cases");
        Assert.NotEmpty(folders);
        Assert.Empty(failures);
    }

    private string? Failure(string folder)
    {
        var file = GraphFiles.Read(Path.Combine(folder, "graph.json"));
        var encoded = file.Graph?.Encode(new EncodeOptions { ImportDependencies = true });
        if (File.Exists(Path.Combine(folder, "error.txt")))
        {
            if (encoded?.Component is not null) return "accepted";
            var diagnostics = encoded?.Diagnostics ?? file.Diagnostics;
            output.WriteLine($"rejected: {Path.GetFileName(folder)}: {diagnostics[0].Id}: {diagnostics[0].Message}");
            return null;
        }

        if (encoded is null) return file.Diagnostics[0].Message;
        if (encoded.Component is not { } component) return encoded.Problems[0].ToString();
        if (Compare(component, WatAssembler.AssembleFile(Path.Combine(folder, "encoded.wat"))) is { } difference) return difference;
        // The engine knows no imports of components.
        var embedded = file.Graph!.Encode();
        if (embedded.Component is null) return $"when embedded: {embedded.Problems[0]}";
        if (WasmtimeComponents.Reject(embedded.Component) is not { } reason) return null;
        // It also takes no types of functions as exports, which `simple` has in a package.
        if (reason.Contains("unsupported type export", StringComparison.Ordinal)) output.WriteLine($"not tried on the engine: {Path.GetFileName(folder)}: {reason}");
        else return "rejected by the engine: " + reason;
        return null;
    }

    private static string? Compare(byte[] found, byte[] expected)
    {
        var (f, e) = (ComponentResolver.Resolve(found).Required, ComponentResolver.Resolve(expected).Required);
        if (new TypeMatcher().Check(new ComponentItemType(f.Type), new ComponentItemType(e.Type)) is { } less) return $"not as much: {less}";
        if (new TypeMatcher().Check(new ComponentItemType(e.Type), new ComponentItemType(f.Type)) is { } more) return $"too much: {more}";
        var (have, want) = (GraphStructure.Of(f), GraphStructure.Of(e));
        return have.SequenceEqual(want) ? null : $"other structure:\n{string.Join('\n', have)}\nand not\n{string.Join('\n', want)}";
    }
}

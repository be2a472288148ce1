using Wit.Bindgen.Model;
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Parser;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Bindgen.Tests;

/// <summary>Bindings of every world of the conformance data: they compile without a warning and are the same each time.</summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    private static readonly string[] Later = ["is async", "uses a stream", "uses a future", "uses error-context"];

    [SkippableTheory]
    [InlineData("codegen-wit", "host")]
    [InlineData("codegen-wit", "NativeAot")]
    [InlineData("codegen-wit", "Slots")]
    [InlineData("runtime-wit", "host")]
    [InlineData("runtime-wit", "NativeAot")]
    [InlineData("runtime-wit", "Slots")]
    [InlineData("wasi-wit", "host")]
    [InlineData("wasi-wit", "NativeAot")]
    [InlineData("wasi-wit", "Slots")]
    public void Worlds_OfASuite_GenerateAndCompileDeterministically(string suite, string flavour)
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var files = new List<GeneratedFile>();
        var user = new List<string>();
        var refused = new List<string>();
        var count = 0;
        foreach (var input in Inputs(suite))
        {
            foreach (var name in Load(input).Main!.Worlds.Select(w => w.Name))
            {
                var (binding, diagnostics) = Plan(input, name, flavour, $"Case{++count}");
                var generated = Emit(binding);
                Assert.Equal(generated, Emit(Plan(input, name, flavour, $"Case{count}").Binding));
                files.AddRange(generated);
                if (flavour != "host") user.Add(GuestStubs.Of(binding));
                if (diagnostics.Count == 0) continue;
                Assert.All(diagnostics, d => Assert.True(d.Id == "WIT0401" && Later.Any(l => d.Message.Contains(l, StringComparison.Ordinal)), $"{input}: {d.Id} {d.Message}"));
                refused.Add($"{Path.GetRelativePath(Path.Combine(RepositoryFiles.Conformance!, suite), input)} {name}: {string.Join("; ", diagnostics.Select(d => d.Message))}");
            }
        }

        var problems = GeneratedAssembly.Problems(files, [.. user]);
        Assert.True(problems.Count == 0, $"{problems.Count} problems\n{string.Join("\n", problems.Take(40))}");
        output.WriteLine($"{suite}, {flavour}: {count - refused.Count} of {count} worlds in full, {refused.Count} without what is asynchronous:");
        foreach (var line in refused) output.WriteLine("  " + line);
    }

    private static IReadOnlyList<GeneratedFile> Emit(WorldBinding binding) =>
        binding.Side == BindingSide.Host ? HostBindings.Emit(binding) : GuestBindings.Emit(binding);

    private static (WorldBinding Binding, IReadOnlyList<Diagnostic> Diagnostics) Plan(string input, string worldName, string flavour, string root)
    {
        var resolve = Load(input);
        var world = resolve.Main!.Worlds.Single(w => w.Name == worldName);
        var diagnostics = new List<Diagnostic>();
        var options = new BindgenOptions { RootNamespace = root, GuestEngine = flavour == "Slots" ? GuestEngine.Slots : GuestEngine.NativeAot };
        return (flavour == "host" ? HostBindings.Plan(resolve, world, options, diagnostics) : GuestBindings.Plan(resolve, world, options, diagnostics), diagnostics);
    }

    private static WitResolve Load(string input)
    {
        var loaded = WitLoader.Load(input, new WitLoadOptions { AllFeatures = true });
        Assert.False(loaded.HasErrors, input);
        return loaded.Resolve!;
    }

    private static IEnumerable<string> Inputs(string suite)
    {
        var root = Path.Combine(RepositoryFiles.Conformance!, suite);
        var inputs = suite == "runtime-wit"
            ? Directory.EnumerateFiles(root, "test.wit", SearchOption.AllDirectories)
                .Where(p => !p.Split(Path.DirectorySeparatorChar).Contains("deps"))
                .Select(p => Directory.Exists(Path.Combine(Path.GetDirectoryName(p)!, "deps")) ? Path.GetDirectoryName(p)! : p)
            : Directory.EnumerateFileSystemEntries(root).Select(p => Directory.Exists(Path.Combine(p, "wit")) ? Path.Combine(p, "wit") : p);
        return inputs.Order(StringComparer.Ordinal);
    }
}

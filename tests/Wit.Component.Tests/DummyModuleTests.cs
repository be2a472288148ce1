using Wit.Model;
using Wit.Parser;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Component.Tests;

public class DummyModuleTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(DummyNames.Standard32, "cm32p2|example:test/i@1", "cm32p2||run", "cm32p2||run_post")]
    [InlineData(DummyNames.Legacy, "example:test/i@1.2.3", "run", "cabi_post_run")]
    [InlineData(DummyNames.LegacyAsyncCallback, "example:test/i@1.2.3", "[async-lift]run", "[callback][async-lift]run")]
    [InlineData(DummyNames.LegacyAsyncStackful, "example:test/i@1.2.3", "[async-lift-stackful]run", null)]
    public void Write_OfWorld_NamesItsImportsAndExports(DummyNames names, string import, string export, string? companion)
    {
        const string Wit = "package example:test@1.2.3; interface i { f: func(); } world w { import i; export run: async func() -> string; }";
        var world = WitLoader.Load([new WitSourceFile("w.wit", Wit)]).Resolve!.Worlds[0];
        var module = CoreModuleReader.Read(DummyModule.Write(world, names)).Required;
        Assert.Equal((import, "f"), (module.Imports[0].Module, module.Imports[0].Name));
        Assert.Equal(export, module.Exports[0].Name);
        Assert.Equal(companion is not null, module.Exports.Any(e => e.Name == companion));
        Assert.Empty(module.CustomSections);
    }

    [SkippableTheory]
    [InlineData("codegen-wit")]
    [InlineData("runtime-wit")]
    [InlineData("wasi-wit")]
    public void Write_OfEveryWorld_MakesAComponentThatDoesTheSame(string folder)
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var (passed, failures) = (0, new List<string>());
        foreach (var (name, world) in Worlds(Path.Combine(RepositoryFiles.Conformance!, folder)))
        {
            foreach (var names in Enum.GetValues<DummyNames>())
            {
                if (Failure(world, names) is { } failure) failures.Add($"{name} {world.Name} {names}: {failure}");
                else passed++;
            }
        }

        foreach (var failure in failures) output.WriteLine(failure);
        output.WriteLine($"{folder}: {passed} of {passed + failures.Count} components");
        Assert.Empty(failures);
    }

    private static string? Failure(WitWorld world, DummyNames names)
    {
        var result = Componentizer.Componentize(WitEncoder.Embed(DummyModule.Write(world, names), world));
        if (result.Component is not { } component) return result.Diagnostics[0].Message;
        var found = WitDecoder.Decode(component).World!;
        var (imports, exports) = (Names(found.Imports), Names(found.Exports));
        if (!exports.SetEquals(Names(world.Exports))) return $"exports {string.Join(' ', exports)}";

        // Types that nothing uses are not imported, nor are interfaces of such.
        var missing = world.Imports.Where(i => i is WitWorldFunction or WitWorldInterface { Interface.Functions.Count: > 0 } && !imports.Contains(i.ExternName)).ToList();
        return missing.Count == 0 ? null : $"lacks {string.Join(' ', missing.Select(m => m.ExternName))}";
    }

    private static HashSet<string> Names(IEnumerable<WitWorldItem> items) => [.. items.Select(i => i.ExternName)];

    private static IEnumerable<(string Name, WitWorld World)> Worlds(string folder)
    {
        var options = new WitLoadOptions { AllFeatures = true };
        var paths = Directory.EnumerateFiles(folder, "*.wit").Concat(Directory.EnumerateDirectories(folder).Select(Package)).Order(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (WitLoader.Load(path, options).Resolve?.Main is not { } main) continue;
            foreach (var world in main.Worlds) yield return (Path.GetRelativePath(folder, path), world);
        }
    }

    private static string Package(string folder)
    {
        if (Directory.Exists(Path.Combine(folder, "wit"))) return Path.Combine(folder, "wit");
        return Directory.Exists(Path.Combine(folder, "deps")) || !File.Exists(Path.Combine(folder, "test.wit")) ? folder : Path.Combine(folder, "test.wit");
    }
}

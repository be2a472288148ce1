using Wit.Model;
using Wit.Parser;
using Wit.Tests;

namespace Wit.Bindgen.Tests;

/// <summary>Worlds of the fixtures and of texts, resolved.</summary>
internal static class Fixtures
{
    public static (WitResolve Resolve, WitWorld World) Load(string folder, string world) =>
        Find(WitLoader.Load(RepositoryFiles.Path("fixtures", "wit", folder)), world);

    public static (WitResolve Resolve, WitWorld World) Parse(string text, string world) =>
        Find(WitLoader.Load([new WitSourceFile("test.wit", text)]), world);

    public static IReadOnlyList<GeneratedFile> Host(string folder, string world, BindgenOptions? options = null)
    {
        var (resolve, found) = Load(folder, world);
        return HostBindings.Generate(resolve, found, options ?? new BindgenOptions());
    }

    public static IReadOnlyList<GeneratedFile> Guest(string folder, string world, BindgenOptions? options = null)
    {
        var (resolve, found) = Load(folder, world);
        return GuestBindings.Generate(resolve, found, options ?? new BindgenOptions());
    }

    private static (WitResolve Resolve, WitWorld World) Find(WitLoadResult result, string world)
    {
        Assert.Empty(result.Diagnostics);
        return (result.Resolve!, result.Resolve!.Worlds.Single(w => w.Name == world));
    }
}

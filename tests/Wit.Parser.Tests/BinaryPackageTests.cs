using System.Text;
using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Parser.Tests;

/// <summary>Binary dependencies through the hook; text stands in for their bytes here.</summary>
public class BinaryPackageTests
{
    private const string Base = "package my:base@1.0.0 { interface types { record r { a: u8 } } } ";

    [Fact]
    public void Load_TwoBinaryPackagesWithACommonDependency_ShareIt()
    {
        var result = Load(
            "package my:main; world w { import my:x/one; import my:y/two; }",
            ("deps/x.wasm", "package my:x; " + Base + "interface one { use my:base/types@1.0.0.{r}; f: func() -> r; }"),
            ("deps/y.wasm", "package my:y; " + Base + "interface two { use my:base/types@1.0.0.{r}; g: func(p: r); }"));
        Assert.Empty(result.Diagnostics);
        var resolve = result.Resolve!;
        Assert.Equal(["my:base@1.0.0", "my:x", "my:y", "my:main"], resolve.Packages.Select(p => p.Name.ToString()));
        var world = resolve.FindWorld(null, out _)!;
        Assert.Equal(["my:base/types@1.0.0", "my:x/one", "my:y/two"], world.Imports.Select(i => i.ExternName));
        var types = world.Imports.Skip(1).Select(i => ((WitWorldInterface)i).Interface.Types[0].Dealias());
        Assert.Single(types.Distinct());
        Assert.Contains("\"name\": \"my:main\"", WitJson.ToText(resolve), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_BinaryPackageThatIsAlsoText_IsRefused()
    {
        var result = Load(
            "package my:main; world w { import my:x/one; }",
            ("deps/a.wasm", "package my:x; interface one {}"), ("deps/b.wit", "package my:x; interface one {}"));
        Assert.Equal("WIT0104", Assert.Single(result.Diagnostics).Id);
    }

    [Fact]
    public void Load_BinaryPackageThatIsDamaged_GivesTheReadersDiagnostics()
    {
        var result = Load("package my:main;", ("deps/a.wasm", "package my:x; interface {}"));
        Assert.Equal("WIT0001", Assert.Single(result.Diagnostics).Id);
    }

    private static WitLoadResult Load(string main, params (string Path, string Text)[] dependencies) =>
        WitLoader.Load(
            [
                new WitSourceFile("main.wit", main),
                .. dependencies.Select(d => d.Path.EndsWith(".wit", StringComparison.Ordinal)
                    ? new WitSourceFile(d.Path, d.Text)
                    : new WitSourceFile(d.Path, "") { Binary = Encoding.UTF8.GetBytes(d.Text) }),
            ],
            new WitLoadOptions { ReadBinaryPackage = Read });

    private static WitResolve Read(string path, byte[] bytes)
    {
        var result = WitLoader.Load([new WitSourceFile(path, Encoding.UTF8.GetString(bytes)) { RelativePath = "a.wit" }]);
        return result.Resolve ?? throw new DiagnosticException(result.Diagnostics);
    }
}

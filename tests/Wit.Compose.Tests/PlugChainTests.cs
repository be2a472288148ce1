using Wit.Component;
using Wit.Tests;

namespace Wit.Compose.Tests;

/// <summary>Several plugs: they satisfy each other, stand between others, and share what stays open.</summary>
public class PlugChainTests
{
    // A component that imports and exports interfaces with one function each; an export passes an import on.
    private static ComponentSource Part(string name, string[] imports, params string[] exports) => new(name, WatAssembler.Assemble($"""
        (component
          (import "own-{Path.GetFileNameWithoutExtension(name)}" (instance $own (export "f" (func))))
          {string.Concat(imports.Select(i => $"(import \"{i}\" (instance (export \"f\" (func))))"))}
          {string.Concat(exports.Select(e => $"(export \"{e}\" (instance $own))"))})
        """));

    private static string[] Connections(PlugResult result) =>
        [.. result.Report!.Connections.Select(c => $"{c.Component} {c.Import} <- {c.Plug}{(c.Export == c.Import ? "" : " " + c.Export)}")];

    private static string[] Imports(PlugResult result)
    {
        var rejection = WasmtimeComponents.Reject(result.Required);
        Assert.True(rejection is null, rejection);
        return [.. ComponentResolver.Resolve(result.Required).Required.Imports.Select(i => i.Name.Name)];
    }

    [Fact]
    public void Plug_OfChain_ConnectsPlugsToEachOtherInAnyOrder()
    {
        var (a, b, c) = (Part("a", ["x:x/one"]), Part("b", ["x:x/two"], "x:x/one"), Part("c", [], "x:x/two"));
        foreach (var plugs in (ComponentSource[][])[[b, c], [c, b]])
        {
            var result = PlugComposer.Plug(a, plugs);
            Assert.Equal(["a x:x/one <- b", "b x:x/two <- c"], Connections(result));
            Assert.Equal(["own-a", "own-b", "own-c"], Imports(result).Order());
        }
    }

    [Fact]
    public void Plug_SharedByOthers_IsInstantiatedOnce()
    {
        var result = PlugComposer.Plug(Part("top", ["x:x/left", "x:x/right"]),
            [Part("left", ["x:x/base"], "x:x/left"), Part("right", ["x:x/base"], "x:x/right"), Part("base", [], "x:x/base")]);
        Assert.Equal(["top x:x/left <- left", "top x:x/right <- right", "left x:x/base <- base", "right x:x/base <- base"], Connections(result));
        Assert.Equal(4, ComponentReader.Read(result.Required).Required.Items.OfType<ComponentInstantiation>().Count());
    }

    [Fact]
    public void Plug_ThatImportsWhatItExports_StandsBetweenTheOthers()
    {
        var result = PlugComposer.Plug(Part("app", ["x:x/store"]),
            [Part("disk", [], "x:x/store"), Part("cache", ["x:x/store"], "x:x/store"), Part("audit", ["x:x/store"], "x:x/store")]);
        Assert.Equal(["app x:x/store <- cache", "cache x:x/store <- audit", "audit x:x/store <- disk"], Connections(result));
    }

    [Fact]
    public void Plug_OfWrapperAlone_LeavesItsImportOpen()
    {
        var result = PlugComposer.Plug(Part("app", ["x:x/store"]), [Part("cache", ["x:x/store"], "x:x/store")]);
        Assert.Equal(["app x:x/store <- cache"], Connections(result));
        Assert.Contains("x:x/store", Imports(result));
        Assert.Equal(["cache"], result.Report!.Imports.Single(i => i.Name == "x:x/store").Components);
    }

    [Fact]
    public void Plug_OfPlugsThatNeedEachOther_SaysCycle()
    {
        var result = PlugComposer.Plug(Part("app", ["x:x/one"]), [Part("b", ["x:x/two"], "x:x/one"), Part("c", ["x:x/one"], "x:x/two")]);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("WIT0319", diagnostic.Id);
        Assert.Contains("`b`", diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains("`c`", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plug_ExactVersion_GoesBeforeAHigherOne()
    {
        var result = PlugComposer.Plug(Part("app", ["x:x/one@1.0.0"]), [Part("new", [], "x:x/one@1.2.0"), Part("old", [], "x:x/one@1.0.0")]);
        Assert.Equal(["app x:x/one@1.0.0 <- old"], Connections(result));
        Assert.Equal("`old` satisfies `x:x/one@1.0.0` of `app` already", Assert.Single(result.Diagnostics).Hint);
    }

    [Fact]
    public void Plug_ImportsOfCompatibleVersions_BecomeTheHigher()
    {
        var result = PlugComposer.Plug(Part("app", ["x:x/one", "x:x/log@1.0.0"]), [Part("b", ["x:x/log@1.2.0"], "x:x/one")]);
        Assert.Equal(["own-app", "own-b", "x:x/log@1.2.0"], Imports(result).Order());
        Assert.Equal(["b", "app"], result.Report!.Imports.Single(i => i.Name == "x:x/log@1.2.0").Components);
    }

    [Fact]
    public void Plug_NeededByNoOneThatIsUsed_SatisfiesNothing()
    {
        var result = PlugComposer.Plug(Part("app", ["x:x/one"]), [Part("b", [], "x:x/one"), Part("c", ["x:x/three"], "x:x/two"), Part("d", [], "x:x/three")]);
        Assert.Equal(["`c` satisfies no import of `app` or of another plug", "`d` satisfies no import of `app` or of another plug"], result.Diagnostics.Select(d => d.Message));
    }

    [Fact]
    public void Plug_Report_SaysWhyTheRestDoesNotConnect()
    {
        var result = PlugComposer.Plug(Part("app", ["x:x/one@1.0.0", "x:x/two@1.0.0"]),
            [Part("b", [], "x:x/one@1.0.0", "x:x/two@2.0.0", "x:x/three"), Part("c", [], "x:x/two@1.1.0", "x:x/one@1.1.0")]);
        Assert.Equal(
            [
                "b x:x/two@2.0.0: `c` satisfies `x:x/two@1.0.0` of `app` already",
                "b x:x/three: nothing imports it",
                "c x:x/one@1.1.0: `b` satisfies `x:x/one@1.0.0` of `app` already",
            ],
            result.Report!.Unconnected.Select(u => $"{u.Plug} {u.Export}: {u.Reason}"));
    }

    [Fact]
    public void Plug_OfFiles_NamesTheInstances()
    {
        var result = PlugComposer.Plug(Part("dir/app.wasm", ["x:x/one"]), [Part("dir/app2.wasm", [], "x:x/one")]);
        var names = KnownCustomSections.DefinitionNames(ComponentReader.Read(result.Required).Required.CustomSections, Sort.Instance);
        Assert.Equal(["app", "app2"], names.Values.Order());
    }
}

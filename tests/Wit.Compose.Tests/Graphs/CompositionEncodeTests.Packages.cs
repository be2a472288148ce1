using Wit.Component;
using Wit.Compose.Graphs;
using Wit.Model;
using Wit.Tests;

namespace Wit.Compose.Tests.Graphs;

/// <summary>Packages, defined types, and imports that were asked for.</summary>
public partial class CompositionEncodeTests
{
    [Fact]
    public void Encode_DependenciesImported_NamesVersions()
    {
        var graph = new CompositionGraph();
        var package = CompositionPackage.Read("test:items", SemanticVersion.TryParse("1.2.3"), new ComponentSource("items", WatAssembler.Assemble(GraphComponents.Items)));
        graph.AddPackage(package);
        graph.Export(graph.Alias(graph.Instantiate(package), "test:chain/items@1.0.0"), "test:chain/items@1.0.0");

        var composed = Accepted(graph, new EncodeOptions { ImportDependencies = true });

        Assert.Equal(["unlocked-dep=<test:items@{>=1.2.3}>"], Names(composed.Imports));
        Assert.Null(new TypeMatcher().Check(new ComponentItemType(package.Type), composed.Imports[0].Type));
    }

    [Fact]
    public void Encode_PackageWithoutBinary_CanBeImportedOnly()
    {
        var graph = new CompositionGraph();
        var package = new CompositionPackage("test:items", null, GraphComponents.Package("x:y", GraphComponents.Items).Type);
        graph.AddPackage(package);
        graph.Instantiate(package);

        Assert.Equal("package `test:items` cannot be embedded, since only its type is known", Rejected(graph).Diagnostic.Message);
        Accepted(graph, new EncodeOptions { ImportDependencies = true });
    }

    [Fact]
    public void Encode_PackageWithoutANamespace_CanBeEmbeddedOnly()
    {
        var graph = new CompositionGraph();
        graph.Add("items.wasm", GraphComponents.Items);

        Accepted(graph);
        var problem = Rejected(graph, new EncodeOptions { ImportDependencies = true });
        Assert.Equal("WIT0323", problem.Diagnostic.Id);
        Assert.Equal("package `items.wasm` cannot be imported by that name", problem.Diagnostic.Message);
    }

    [Fact]
    public void Encode_TypeDefinitions_AreExportedAndReferToEachOther()
    {
        var graph = new CompositionGraph();
        var package = GraphComponents.Package("test:types", """
            (component
              (type $r (record (field "x" u32)))
              (export $p "point" (type $r))
              (type $l (list $p))
              (export "points" (type $l)))
            """);
        foreach (var export in package.Type.Exports) graph.DefineType(export.Name.Name, ((TypeItemType)export.Type).Type);

        var composed = Accepted(graph);

        Assert.Equal(["point", "points"], Names(composed.Exports));
        Assert.Same(((TypeItemType)composed.Exports[0].Type).Type, ((ValueTypeEntity)((TypeItemType)composed.Exports[1].Type).Type).Operands[0]);
    }

    [Fact]
    public void Encode_ImportOfAnExportedResource_MakesItTheImports()
    {
        var graph = new CompositionGraph();
        var package = GraphComponents.Package("test:items", GraphComponents.Items);
        var end = graph.Add("test:end", GraphComponents.End);
        graph.AddPackage(package);
        var items = graph.Import("test:chain/items@1.0.0", package, "test:chain/items@1.0.0");
        graph.SetArgument(items, end, "test:chain/items@1.0.0");
        graph.Export(graph.Alias(end, "test:chain/relay@1.0.0"), "test:chain/relay@1.0.0");

        var composed = Accepted(graph);

        Assert.Equal(["test:chain/items@1.0.0"], Names(composed.Imports));
        Assert.Equal(["item", "[constructor]item", "[method]item.name"], ExportsOf(composed.Imports[0]));
        Assert.False(graph.Encode().Imports[0].IsImplicit);
    }

    [Fact]
    public void Encode_ImportWithoutTheInterfaceItUses_IsExplained()
    {
        var graph = new CompositionGraph();
        var relay = GraphComponents.Package("test:end", GraphComponents.End).Type.Exports[0];
        graph.Import("relay", ((InstanceItemType)relay.Type).Instance.Exports.Find("relay")!.Type);
        var problem = Rejected(graph);
        Assert.Equal("WIT0321", problem.Diagnostic.Id);
        Assert.Equal("import `relay` mentions the resource type `item`, which nothing imports", problem.Diagnostic.Message);
    }

    [Fact]
    public void Encode_ImportsThatUseEachOther_IsACycle()
    {
        var graph = new CompositionGraph();
        graph.Add("test:first", UsingFirst("x", "y"));
        graph.Add("test:second", UsingFirst("y", "x"));
        var problem = Rejected(graph);
        Assert.Equal("WIT0319", problem.Diagnostic.Id);
        Assert.StartsWith("the imports `a:b/x`, `a:b/y` use types of each other", problem.Diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_OpenImportThatAPackageExports_SaysSo()
    {
        var graph = new CompositionGraph();
        graph.Add("test:types", ResourceProvider);
        graph.Add("test:user", User);
        Assert.Equal("`test:types` exports `a:b/types@1.0.0`: pass that of an instance as the argument", graph.Encode().Imports[0].Hint);
    }
}

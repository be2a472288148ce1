using Wit.Component;
using Wit.Compose.Graphs;
using Wit.Tests;

namespace Wit.Compose.Tests.Graphs;

/// <summary>How imports are merged, resources are told apart and exports are completed.</summary>
public partial class CompositionEncodeTests
{
    private const string Cell = """
        (export "cell" (type $c (sub resource)))
        (export "[method]cell.get" (func (param "self" (borrow $c)) (result u32)))
        """;

    /// <summary>Imports a resource's interface and one that uses it, and exports the latter.</summary>
    private const string User = $"""
        (component
          (import "a:b/types@1.0.0" (instance $types {Cell}))
          (alias export $types "cell" (type $cell))
          (import "a:b/api@1.0.0" (instance $api
            (export "cell" (type $c (eq $cell)))
            (export "make" (func (result (own $c))))))
          (export "a:b/api@1.0.0" (instance $api)))
        """;

    private static string Types(string version, string exports) => $"""(component (import "a:b/types@{version}" (instance {exports})))""";

    private static ResolvedComponent Accepted(CompositionGraph graph, EncodeOptions? options = null)
    {
        var bytes = graph.Encode(options).Required;
        if (options?.ImportDependencies != true && WasmtimeComponents.Reject(bytes) is { } rejection) Assert.Fail(rejection);
        return ComponentResolver.Resolve(bytes).Required;
    }

    private static GraphProblem Rejected(CompositionGraph graph, EncodeOptions? options = null)
    {
        var result = graph.Encode(options);
        Assert.Null(result.Component);
        return Assert.Single(result.Problems);
    }

    private static IEnumerable<string> Names(NamedItems items) => items.Select(i => i.Name.Name);

    private static IEnumerable<string> ExportsOf(NamedItem item) => Names(((InstanceItemType)item.Type).Instance.Exports);

    [Fact]
    public void Encode_OpenImportsOfCompatibleVersions_BecomeTheHigher()
    {
        var graph = new CompositionGraph();
        var first = graph.Add("test:first", Types("1.2.0", """(export "a" (func))"""));
        var second = graph.Add("test:second", Types("1.4.1", """(export "b" (func))"""));
        var third = graph.Add("test:third", Types("2.0.0", """(export "c" (func))"""));

        var composed = Accepted(graph);

        Assert.Equal(["a:b/types@1.4.1", "a:b/types@2.0.0"], Names(composed.Imports));
        Assert.Equal(["a", "b"], ExportsOf(composed.Imports[0]));
        var imports = graph.Encode().Imports;
        Assert.Equal([first, second], imports[0].Nodes);
        Assert.Equal([third], imports[1].Nodes);
        Assert.True(imports[0].IsImplicit);
    }

    [Fact]
    public void Encode_OpenImportsThatDiffer_SaysWhoWantsWhat()
    {
        var graph = new CompositionGraph();
        var first = graph.Add("test:first", Types("1.2.0", """(export "a" (func (param "x" u32)))"""));
        var second = graph.Add("test:second", Types("1.4.1", """(export "a" (func (param "x" u64)))"""));

        var problem = Rejected(graph);

        Assert.Equal("WIT0318", problem.Diagnostic.Id);
        Assert.Equal(
            "import `a:b/types@1.4.1` is needed with two types, by an instance of `test:first` and by an instance of `test:second`: types.a.x: expected u64, found u32",
            problem.Diagnostic.Message);
        Assert.Equal("types.a.x", problem.Path);
        Assert.Same(second, problem.Node);
        Assert.Equal([first], problem.Related);
    }

    [Fact]
    public void Encode_OneImportOfTwoSorts_IsRefused()
    {
        var graph = new CompositionGraph();
        graph.Add("test:first", """(component (import "x" (func)))""");
        graph.Add("test:second", """(component (import "x" (instance)))""");
        Assert.Equal(
            "import `x` is needed with two types, by an instance of `test:first` and by an instance of `test:second`: x: expected instance, found func",
            Rejected(graph).Diagnostic.Message);
    }

    [Fact]
    public void Encode_ResourceOfAnImport_IsOneForAll()
    {
        var graph = new CompositionGraph();
        var maker = graph.Add("test:maker", ApiProvider);
        graph.Connect(maker, graph.Add("test:user", User), "a:b/api@1.0.0");
        graph.Export(graph.Alias(maker, "a:b/api@1.0.0"), "a:b/api@1.0.0");

        var composed = Accepted(graph);

        Assert.Equal(["a:b/types@1.0.0"], Names(composed.Imports));
        Assert.Equal(["a:b/api@1.0.0"], Names(composed.Exports));
    }

    [Fact]
    public void Encode_PackageWithAnArgumentHereAndAnOpenImportThere_HasTwoResources()
    {
        var graph = new CompositionGraph();
        graph.Connect(graph.Add("test:types", ResourceProvider), graph.Add("test:user", Types("1.0.0", Cell)), "a:b/types@1.0.0");
        graph.Add("test:user", Types("1.0.0", Cell));

        Assert.Equal(["a:b/types@1.0.0"], Names(Accepted(graph).Imports));
    }

    [Fact]
    public void Encode_ResourceOfAnInstanceInsideAnInstance_IsMerged()
    {
        const string nested = """(component (import "n" (instance (export "inner" (instance (export "r" (type (sub resource))))))))""";
        var graph = new CompositionGraph();
        graph.Add("test:first", nested);
        graph.Add("test:first", nested);
        graph.Add("test:second", nested);

        Assert.Equal(["n"], Names(Accepted(graph).Imports));
    }

    [Fact]
    public void Encode_OpenImportThatUsesAnArgumentsResource_IsExplained()
    {
        var graph = new CompositionGraph();
        var types = graph.Add("test:types", ResourceProvider);
        var user = graph.Add("test:user", User);
        graph.Connect(types, user, "a:b/types@1.0.0");

        var problem = Rejected(graph);

        Assert.Equal("WIT0320", problem.Diagnostic.Id);
        Assert.Equal(
            "an instance of `test:user` uses import `a:b/api@1.0.0`, which it leaves open, together with other arguments that disagree: "
            + "api.cell: expected resource resource0, found another resource, cell", problem.Diagnostic.Message);
        Assert.Equal("a:b/api@1.0.0", problem.Argument);
        Assert.Equal(
            ["expected: the resource `resource0` that an instance of `test:types` defines", "found: the resource `cell` of the import `a:b/types@1.0.0`"],
            problem.Diagnostic.Related.Select(r => r.Message));
        Assert.Equal([types], problem.Related);
    }

    [Fact]
    public void Encode_ArgumentsWithResourcesOfTwoInstances_IsExplained()
    {
        var graph = new CompositionGraph();
        var (first, second) = (graph.Add("test:types", ResourceProvider), graph.Add("test:types", ResourceProvider));
        var api = graph.Add("test:api", User);
        var user = graph.Add("test:user", User);
        graph.Connect(first, api, "a:b/types@1.0.0");
        graph.Connect(graph.Add("test:maker", ApiProvider), api, "a:b/api@1.0.0");
        graph.SetArgument(graph.Alias(second, "a:b/types@1.0.0"), graph.Nodes.OfType<InstantiationNode>().Last(), "a:b/types@1.0.0");
        graph.Connect(first, user, "a:b/types@1.0.0");
        graph.Connect(api, user, "a:b/api@1.0.0");

        var problem = graph.Encode().Problems[0];

        Assert.Equal("WIT0320", problem.Diagnostic.Id);
        Assert.Same(api, problem.Node);
        Assert.Equal("a:b/api@1.0.0", problem.Argument);
        Assert.Equal([first, second], problem.Related);
    }

    [Fact]
    public void Encode_TypeOfAWorldThatRenamesAnArgumentsResource_IsTheArguments()
    {
        var graph = new CompositionGraph();
        var types = graph.Add("test:types", ResourceProvider);
        var user = graph.Add("test:user", $"""
            (component
              (import "a:b/types@1.0.0" (instance $types {Cell}))
              (alias export $types "cell" (type $cell))
              (import "own-cell" (type $mine (eq $cell)))
              (import "name" (type $name (eq u32))))
            """.Replace("(type $name (eq u32))", "(func)", StringComparison.Ordinal));
        graph.Connect(types, user, "a:b/types@1.0.0");

        Assert.Equal(["name"], Names(Accepted(graph).Imports));
    }

    [Fact]
    public void Encode_ExportWithAResourceOfAnotherInstance_ExportsItsInterfaceToo()
    {
        var graph = new CompositionGraph();
        var types = graph.Add("test:types", ResourceProvider);
        var maker = graph.Add("test:maker", ApiProvider);
        graph.Connect(types, maker, "a:b/types@1.0.0");
        graph.Export(graph.Alias(maker, "a:b/api@1.0.0"), "a:b/api@1.0.0");

        var result = graph.Encode();

        Assert.Equal(["a:b/types@1.0.0"], result.AddedExports);
        Assert.Equal(["a:b/types@1.0.0", "a:b/api@1.0.0"], Names(Accepted(graph).Exports));
        Assert.Equal(["a:b/api@1.0.0"], Names(Accepted(graph, new EncodeOptions { ExportProviders = false }).Exports));
    }

    [Fact]
    public void Encode_ExportWhoseTypesAreExportedLater_KeepsToWhatWasAskedFor()
    {
        var graph = new CompositionGraph();
        var types = graph.Add("test:types", ResourceProvider);
        var maker = graph.Add("test:maker", ApiProvider);
        graph.Connect(types, maker, "a:b/types@1.0.0");
        graph.Export(graph.Alias(maker, "a:b/api@1.0.0"), "a:b/api@1.0.0");
        graph.Export(graph.Alias(types, "a:b/types@1.0.0"), "a:b/types@1.0.0");

        Assert.Empty(graph.Encode().AddedExports);
        Assert.Equal(["a:b/types@1.0.0", "a:b/api@1.0.0"], Names(Accepted(graph).Exports));
    }

    [Fact]
    public void Encode_FunctionThatMentionsANamedRecord_ExportsItsInterfaceOrExplains()
    {
        const string records = """
            (component
              (type $r (record (field "x" u32)))
              (component $face (type $r (record (field "x" u32))) (export "point" (type $r)))
              (instance $out (instantiate $face))
              (export $types "a:b/types@1.0.0" (instance $out))
              (alias export $types "point" (type $point))
              (core module $m (func (export "get") (result i32) (i32.const 1)))
              (core instance $m (instantiate $m))
              (func $get (result $point) (canon lift (core func $m "get")))
              (export "get" (func $get)))
            """;
        var graph = new CompositionGraph();
        var node = graph.Add("test:records", records);
        graph.Export(graph.Alias(node, "get"), "get");

        Assert.Equal(["a:b/types@1.0.0", "get"], Names(Accepted(graph).Exports));
        var problem = Rejected(graph, new EncodeOptions { ExportProviders = false });
        Assert.Equal("WIT0322", problem.Diagnostic.Id);
        Assert.Equal("export `get` mentions a type that the composition neither imports nor exports", problem.Diagnostic.Message);
        Assert.Equal("export `a:b/types@1.0.0` of an instance of `test:records` as well", problem.Diagnostic.Hint);
    }

    private static string UsingFirst(string first, string second) => $$"""
        (component
          (import "a:b/{{first}}" (instance $f (export "{{first}}-r" (type (sub resource)))))
          (alias export $f "{{first}}-r" (type $r))
          (import "a:b/{{second}}" (instance (export "{{first}}-r" (type (eq $r))))))
        """;

    private const string ResourceProvider = """
        (component
          (type $cell (resource (rep i32)))
          (core module $m (func (export "get") (param i32) (result i32) (i32.const 7)))
          (core instance $m (instantiate $m))
          (func $get (param "self" (borrow $cell)) (result u32) (canon lift (core func $m "get")))
          (component $face
            (import "c" (type $c (sub resource)))
            (import "get" (func $get (param "self" (borrow $c)) (result u32)))
            (export $e "cell" (type $c))
            (export "[method]cell.get" (func $get) (func (param "self" (borrow $e)) (result u32))))
          (instance $out (instantiate $face (with "c" (type $cell)) (with "get" (func $get))))
          (export "a:b/types@1.0.0" (instance $out)))
        """;

    /// <summary>Imports the resource and exports an interface that uses it.</summary>
    private const string ApiProvider = $"""
        (component
          (import "a:b/types@1.0.0" (instance $types {Cell}))
          (alias export $types "cell" (type $cell))
          (core module $m (func (export "make") (result i32) unreachable))
          (core instance $m (instantiate $m))
          (func $make (result (own $cell)) (canon lift (core func $m "make")))
          (instance $out (export "cell" (type $cell)) (export "make" (func $make)))
          (export "a:b/api@1.0.0" (instance $out)))
        """;
}

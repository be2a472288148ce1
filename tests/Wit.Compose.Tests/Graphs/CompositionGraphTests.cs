using Wit.Component;
using Wit.Compose.Graphs;
using Wit.Model.Types;

namespace Wit.Compose.Tests.Graphs;

/// <summary>What a graph refuses at once, and that it is as it was afterwards.</summary>
public class CompositionGraphTests
{
    private const string Provider = """(component (import "in" (func)) (export "out" (func 0)))""";
    private const string Interface = """
        (component
          (import "a:b/api@1.2.0" (instance $api
            (type $r (record (field "id" u32) (field "at" u64)))
            (export "stamp" (type $s (eq $r)))
            (export "now" (func (param "zone" string) (result $s)))))
          (export "a:b/api@1.2.0" (instance $api)))
        """;

    private const string OtherInterface = """
        (component
          (import "a:b/api@1.2.0" (instance $api
            (type $r (record (field "id" u32) (field "at" u32)))
            (export "stamp" (type $s (eq $r)))
            (export "now" (func (param "zone" string) (result $s)))))
          (export "a:b/api@1.2.0" (instance $api)))
        """;

    private static GraphProblem Refused(Action change) => Assert.Throws<CompositionException>(change).Problem;

    [Fact]
    public void Nodes_OfAGraph_CanBeRead()
    {
        var graph = new CompositionGraph();
        var first = graph.Add("test:provider", Provider);
        var second = graph.Add("test:provider", Provider);
        var alias = graph.Alias(first, "out");
        graph.SetArgument(alias, second, "in");
        graph.Name(second, "second");
        graph.Export(graph.Alias(second, "out"), "result");

        Assert.Equal("test:provider", Assert.Single(graph.Packages).QualifiedName);
        Assert.Equal(4, graph.Nodes.Count);
        Assert.Equal(new GraphArgument("in", alias), Assert.Single(second.Arguments));
        Assert.Equal([alias], second.Dependencies);
        Assert.Equal([first], alias.Dependencies);
        Assert.Same(first, alias.Root);
        Assert.Equal("second", second.Name);
        Assert.Equal("result", Assert.Single(graph.Exports).Name);
        Assert.Same(graph.Nodes[3], graph.FindExport("result"));
        Assert.Equal(Sort.Func, alias.Type.Sort);
    }

    [Theory]
    [InlineData("NOT_VALID")]
    [InlineData("")]
    [InlineData("a:b/c@x")]
    [InlineData("unlocked-dep=<a:b>")]
    public void Import_InvalidName_IsRefused(string name)
    {
        var graph = new CompositionGraph();
        var problem = Refused(() => graph.Import(name, new TypeItemType(ValueTypeEntity.Primitive(PrimitiveKind.U32))));
        Assert.Equal("WIT0310", problem.Diagnostic.Id);
        Assert.Equal($"`{name}` cannot be the name of an import", problem.Diagnostic.Message);
        Assert.Empty(graph.Nodes);
    }

    [Fact]
    public void Import_NameThatDiffersInCase_IsRefused()
    {
        var graph = new CompositionGraph();
        var type = new TypeItemType(ValueTypeEntity.Primitive(PrimitiveKind.U32));
        var first = graph.Import("my-type", type);
        var problem = Refused(() => graph.Import("my-TYPE", type));
        Assert.Equal("WIT0311", problem.Diagnostic.Id);
        Assert.Equal("an import named `my-TYPE` would be confused with `my-type`", problem.Diagnostic.Message);
        Assert.Same(first, problem.Node);
        Assert.Same(first, graph.FindImport("my-type"));
    }

    [Fact]
    public void Export_OfOneNameTwice_IsRefused()
    {
        var graph = new CompositionGraph();
        var node = graph.Add("test:provider", Provider);
        graph.Export(node, "it");
        var problem = Refused(() => graph.Export(node, "it"));
        Assert.Equal("there is an export named `it` already", problem.Diagnostic.Message);
        Assert.Single(graph.Exports);
    }

    [Fact]
    public void AddPackage_Twice_IsRefused()
    {
        var graph = new CompositionGraph();
        graph.Add("test:provider", Provider);
        var problem = Refused(() => graph.AddPackage(GraphComponents.Package("test:provider", Provider)));
        Assert.Equal("WIT0311", problem.Diagnostic.Id);
        Assert.Equal("there is a package `test:provider` already", problem.Diagnostic.Message);
    }

    [Fact]
    public void SetArgument_UnknownName_NamesASimilarOne()
    {
        var graph = new CompositionGraph();
        var node = graph.Add("test:user", Interface);
        var problem = Refused(() => graph.SetArgument(node, graph.Add("test:user", Interface), "a:b/api@2.0.0"));
        Assert.Equal("WIT0312", problem.Diagnostic.Id);
        Assert.Equal("package `test:user` has no import named `a:b/api@2.0.0`", problem.Diagnostic.Message);
        Assert.Equal("it imports `a:b/api@1.2.0`", problem.Diagnostic.Hint);
        Assert.Equal("a:b/api@2.0.0", problem.Argument);
    }

    [Fact]
    public void SetArgument_Twice_IsRefused()
    {
        var graph = new CompositionGraph();
        var (first, second) = (graph.Add("test:provider", Provider), graph.Add("test:provider", Provider));
        graph.Connect(first, second, "out", "in");
        var problem = Refused(() => graph.Connect(first, second, "out", "in"));
        Assert.Equal("WIT0313", problem.Diagnostic.Id);
        Assert.Equal("argument `in` of an instance of `test:provider` is export `out` of an instance of `test:provider` already", problem.Diagnostic.Message);
    }

    [Fact]
    public void SetArgument_OfAnotherType_SaysWhereTheTypesPartAndWhoseTheyAre()
    {
        var graph = new CompositionGraph();
        var (user, provider) = (graph.Add("test:user", Interface), graph.Add("test:other", OtherInterface));
        var problem = Refused(() => graph.Connect(provider, user, "a:b/api@1.2.0"));
        Assert.Equal("WIT0314", problem.Diagnostic.Id);
        Assert.Equal(
            "export `a:b/api@1.2.0` of an instance of `test:other` does not fit argument `a:b/api@1.2.0` of an instance of `test:user`: "
            + "api.now.result.at: expected u64, found u32", problem.Diagnostic.Message);
        Assert.Equal("api.now.result.at", problem.Path);
        Assert.Same(user, problem.Node);
        Assert.Equal(["test:user", "test:other"], problem.Diagnostic.Related.Select(r => r.Location.Path));
        Assert.Equal(
            ["import `a:b/api@1.2.0` of `test:user` is what is expected", "export `a:b/api@1.2.0` of an instance of `test:other` is what was found"],
            problem.Diagnostic.Related.Select(r => r.Message));
        Assert.Equal("build `test:user` and the package of the argument from the same version of the interface", problem.Diagnostic.Hint);
        Assert.Empty(user.Arguments);
    }

    [Fact]
    public void SetArgument_WholeInstanceForAnInterface_SaysToPassTheExport()
    {
        var graph = new CompositionGraph();
        var (user, provider) = (graph.Add("test:user", Interface), graph.Add("test:provider", Interface));
        var problem = Refused(() => graph.SetArgument(provider, user, "a:b/api@1.2.0"));
        Assert.Equal("the instance exports `a:b/api@1.2.0`: pass that export and not the whole instance", problem.Diagnostic.Hint);
    }

    [Fact]
    public void SetArgument_FromItself_IsACycle()
    {
        var graph = new CompositionGraph();
        var node = graph.Add("test:provider", Provider);
        var problem = Refused(() => graph.Connect(node, node, "out", "in"));
        Assert.Equal("WIT0319", problem.Diagnostic.Id);
        Assert.Equal("these nodes need each other to be there first: an instance of `test:provider`, export `out` of an instance of `test:provider`", problem.Diagnostic.Message);
    }

    [Fact]
    public void Alias_OfUnknownExport_NamesASimilarOne()
    {
        var graph = new CompositionGraph();
        var node = graph.Add("test:provider", Provider);
        var problem = Refused(() => graph.Alias(node, "oat"));
        Assert.Equal("WIT0315", problem.Diagnostic.Id);
        Assert.Equal("an instance of `test:provider` has no export named `oat`", problem.Diagnostic.Message);
        Assert.Equal("it exports `out`", problem.Diagnostic.Hint);
    }

    [Fact]
    public void Alias_OfAFunction_IsRefused()
    {
        var graph = new CompositionGraph();
        var function = graph.Alias(graph.Add("test:provider", Provider), "out");
        var problem = Refused(() => graph.Alias(function, "x"));
        Assert.Equal("WIT0316", problem.Diagnostic.Id);
        Assert.Equal("export `out` of an instance of `test:provider` is a func and has no export `x`, as an instance could", problem.Diagnostic.Message);
    }

    [Fact]
    public void SetArgument_OfAnImport_IsRefused()
    {
        var graph = new CompositionGraph();
        var import = graph.Import("t", new TypeItemType(ValueTypeEntity.Primitive(PrimitiveKind.U32)));
        var problem = Refused(() => graph.SetArgument(import, import, "x"));
        Assert.Equal("import `t` takes no argument `x`, since it is not an instantiation", problem.Diagnostic.Message);
    }

    [Fact]
    public void DefineType_OfAResource_IsRefused()
    {
        var graph = new CompositionGraph();
        var package = GraphComponents.Package("test:items", GraphComponents.Items);
        var resource = ((InstanceItemType)package.Type.Exports[0].Type).Instance.Exports.Select(e => e.Type).OfType<TypeItemType>().First().Type;
        Assert.Equal("WIT0316", Refused(() => graph.DefineType("r", resource)).Diagnostic.Id);
        Assert.Empty(graph.Exports);
    }

    [Fact]
    public void Node_OfAnotherGraph_IsABug()
    {
        var node = new CompositionGraph().Add("test:provider", Provider);
        Assert.Throws<ArgumentException>(() => new CompositionGraph().Export(node, "it"));
    }
}

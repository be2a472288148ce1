using System.Text;
using Wit.Component;
using Wit.Compose.Graphs;

namespace Wit.Compose.Tests.Graphs;

/// <summary>Graphs that are circular or huge.</summary>
public class HostileGraphTests
{
    private const string Pass = """(component (import "in" (func)) (export "out" (func 0)))""";

    private static CompositionGraph Chain(int length, bool isBackwards)
    {
        var graph = new CompositionGraph();
        var nodes = new InstantiationNode[length];
        for (var i = 0; i < length; i++) nodes[i] = graph.Add("test:pass", Pass);
        for (var i = 1; i < length; i++)
        {
            var (provider, user) = isBackwards ? (nodes[i], nodes[i - 1]) : (nodes[i - 1], nodes[i]);
            graph.Connect(provider, user, "out", "in");
        }

        graph.Export(graph.Alias(isBackwards ? nodes[0] : nodes[^1], "out"), "out");
        return graph;
    }

    [Fact]
    public void Encode_Cycle_NamesItsNodes()
    {
        var graph = new CompositionGraph();
        var (first, second, third) = (graph.Add("test:pass", Pass), graph.Add("test:pass", Pass), graph.Add("test:pass", Pass));
        graph.Name(first, "first");
        graph.Connect(first, second, "out", "in");
        graph.Connect(second, first, "out", "in");
        graph.Connect(first, third, "out", "in");

        var problem = Assert.Single(graph.Encode().Problems);

        Assert.Equal("WIT0319", problem.Diagnostic.Id);
        Assert.Equal(4, problem.Related.Count + 1);
        Assert.DoesNotContain(third, problem.Related);
        Assert.Equal("leave one of the arguments open, or split a component in two", problem.Diagnostic.Hint);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Encode_LongCycle_EndsAndIsShort(bool isBackwards)
    {
        var graph = Chain(5000, isBackwards);
        var (first, last) = ((InstantiationNode)graph.Nodes[0], (InstantiationNode)graph.Nodes[4999]);
        if (isBackwards) graph.Connect(first, last, "out", "in");
        else graph.Connect(last, first, "out", "in");
        var problem = Assert.Single(graph.Encode().Problems);
        Assert.Equal("WIT0319", problem.Diagnostic.Id);
        Assert.True(problem.Diagnostic.Message.Length < 1000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Encode_TenThousandInARow_IsOneComponent(bool isBackwards)
    {
        var component = ComponentResolver.Resolve(Chain(10_000, isBackwards).Encode().Required).Required;
        Assert.Equal(10_000, component.Binary.Items.OfType<ComponentInstantiation>().Count());
        Assert.Equal("in", Assert.Single(component.Imports).Name.Name);
    }

    [Fact]
    public void Encode_TypeThatIsRenamedFiveThousandTimes_IsStillTheType()
    {
        const string rename = """
            (component
              (import "a:b/types" (instance $in
                (type $r (record (field "x" u32)))
                (export "point" (type (eq $r)))))
              (alias export $in "point" (type $point))
              (component $face
                (type $r (record (field "x" u32)))
                (import "p" (type $p (eq $r)))
                (export "point" (type $p)))
              (instance $out (instantiate $face (with "p" (type $point))))
              (export "a:b/types" (instance $out)))
            """;
        var graph = new CompositionGraph();
        var last = graph.Add("test:rename", rename);
        for (var i = 1; i < 5000; i++)
        {
            var next = graph.Add("test:rename", rename);
            graph.Connect(last, next, "a:b/types");
            last = next;
        }

        graph.Export(graph.Alias(last, "a:b/types"), "a:b/types");

        Assert.Equal(["a:b/types"], graph.Encode().Imports.Select(i => i.Item.Name.Name));
        Assert.NotNull(graph.Encode().Component);
    }

    [Fact]
    public void Encode_AThousandPackagesThatShareAnImport_MergesItOnce()
    {
        var graph = new CompositionGraph();
        for (var i = 0; i < 1000; i++)
            graph.Add($"test:p{i}", $"""(component (import "a:b/many@1.{i}.0" (instance (export "f{i}" (func)) (export "shared" (func)))))""");

        var result = graph.Encode();

        var import = Assert.Single(result.Imports);
        Assert.Equal("a:b/many@1.999.0", import.Item.Name.Name);
        Assert.Equal(1001, ((InstanceItemType)import.Item.Type).Instance.Exports.Count);
        Assert.Equal(1000, import.Nodes.Count);
        Assert.NotNull(result.Component);
    }

    [Fact]
    public void Alias_ChainThatIsDeep_CanBeWalked()
    {
        var graph = new CompositionGraph();
        var text = new StringBuilder("(component (import \"deep\" (instance");
        for (var i = 0; i < 30; i++) text.Append(" (export \"i\" (instance");
        text.Append(' ', 1).Append(')', 60).Append(")) (export \"deep\" (instance 0)))");
        GraphNode node = graph.Alias(graph.Add("test:deep", text.ToString()), "deep");
        for (var i = 0; i < 30; i++) node = graph.Alias(node, "i");
        graph.Export(node, "innermost");
        Assert.NotNull(graph.Encode().Component);
    }
}

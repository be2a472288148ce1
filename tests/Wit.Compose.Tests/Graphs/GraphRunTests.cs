using Wit.Abi;
using Wit.Compose.Graphs;
using Wit.Runtime;
using Wit.Runtime.Oracle;
using Wit.Runtime.Wave;
using Wit.Tests;

namespace Wit.Compose.Tests.Graphs;

/// <summary>Composed components that do something, on both engines.</summary>
public class GraphRunTests
{
    private const string Items = "test:chain/items@1.0.0";
    private const string Relay = "test:chain/relay@1.0.0";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Encode_ChainOfFive_PassesAResourceAndStrings(bool isReversed)
    {
        var graph = new CompositionGraph();
        (string Name, string Wat)[] parts =
        [
            ("test:items", GraphComponents.Items), ("test:end", GraphComponents.End), ("test:b", GraphComponents.Link('b')),
            ("test:a", GraphComponents.Link('a')), ("test:driver", GraphComponents.Driver),
        ];
        var nodes = new GraphNode[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var at = isReversed ? parts.Length - 1 - i : i;
            nodes[at] = graph.Add(parts[at].Name, parts[at].Wat);
        }

        for (var i = 1; i < nodes.Length; i++)
        {
            graph.Connect(nodes[0], nodes[i], Items);
            if (i > 1) graph.Connect(nodes[i - 1], nodes[i], Relay);
        }

        graph.Export(graph.Alias(nodes[^1], "run"), "run");

        Assert.Equal(("\"abAda\"", "\"abAda\""), Both(graph, "run(\"Ada\")"));
    }

    [Fact]
    public void Encode_OneLinkInstantiatedThrice_IsThreeInstances()
    {
        var graph = new CompositionGraph();
        var items = graph.Add("test:items", GraphComponents.Items);
        GraphNode last = graph.Add("test:end", GraphComponents.End);
        graph.Connect(items, last, Items);
        for (var i = 0; i < 3; i++)
        {
            var link = graph.Add("test:link", GraphComponents.Link('x'));
            graph.Connect(items, link, Items);
            graph.Connect(last, link, Relay);
            last = link;
        }

        var driver = graph.Add("test:driver", GraphComponents.Driver);
        graph.Connect(items, driver, Items);
        graph.Connect(last, driver, Relay);
        graph.Export(graph.Alias(driver, "run"), "run");

        Assert.Equal(("\"xxxGrace\"", "\"xxxGrace\""), Both(graph, "run(\"Grace\")"));
    }

    [Fact]
    public void Encode_Diamond_SharesTheDependency() => Assert.Equal(("12", "12"), Both(Diamond(isShared: true), "run()"));

    [Fact]
    public void Encode_DependencyInstantiatedTwice_HasStateTwice() => Assert.Equal(("11", "11"), Both(Diamond(isShared: false), "run()"));

    private static CompositionGraph Diamond(bool isShared)
    {
        var graph = new CompositionGraph();
        var first = graph.Add("test:counter", GraphComponents.Counter);
        var second = isShared ? first : graph.Add("test:counter", GraphComponents.Counter);
        var left = graph.Add("test:left", GraphComponents.Side("left"));
        var right = graph.Add("test:right", GraphComponents.Side("right"));
        var top = graph.Add("test:top", GraphComponents.Top);
        graph.Connect(first, left, "test:diamond/counter");
        graph.Connect(second, right, "test:diamond/counter");
        graph.Connect(left, top, "test:diamond/left");
        graph.Connect(right, top, "test:diamond/right");
        graph.Export(graph.Alias(top, "run"), "run");
        return graph;
    }

    private static (string Ours, string Theirs) Both(CompositionGraph graph, string invocation)
    {
        var bytes = graph.Encode().Required;
        Assert.Null(WasmtimeComponents.Reject(bytes));
        using var engine = new WasmEngine();
        using var component = Runtime.Component.Load(engine, bytes);
        using var instance = new ComponentLinker(engine).Instantiate(component);
        var call = WaveInvocation.Parse(invocation, component.Exports);
        var ours = Outcome(() => instance.GetFunction(call.Function.InterfaceName, call.Function.Name).Invoke([.. call.Arguments]));

        using var otherEngine = new WasmtimeComponentEngine();
        using var otherComponent = otherEngine.Load(bytes);
        using var otherInstance = otherComponent.Instantiate();
        return (ours, Outcome(() => otherInstance.Invoke(call.Function.InterfaceName, call.Function.Name, [.. call.Arguments])));
    }

    private static string Outcome(Func<WitValue?> call)
    {
        try
        {
            return call()?.ToString() ?? "nothing";
        }
        catch (WasmTrapException trap)
        {
            return $"trap: {trap.Rule}";
        }
    }
}

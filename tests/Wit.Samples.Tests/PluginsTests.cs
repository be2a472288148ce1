using Samples.Plugins;

namespace Wit.Samples.Tests;

/// <summary>The sample, as its program runs it.</summary>
public class PluginsTests
{
    [Fact]
    public async Task AskAll_ShippedPlugins_StopsTheBadOnesAndHearsTheOthers()
    {
        using var host = new PluginHost(new PluginLimits(TimeSpan.FromSeconds(5), MaxMemory: 64 << 20));
        var plugins = Plugin.Shipped();

        var answers = (await host.AskAllAsync(plugins, ["Ada", "Grace"])).Zip(plugins).ToDictionary(p => p.Second.Name, p => p.First[14..]);

        Assert.Equal(7, answers.Count);
        Assert.Equal("Hello, Ada! Hello, Grace!", answers["wat"]);
        Assert.All(["javascript", "c"], name => Assert.True(
            answers[name] == "Hello, Ada! Hello, Grace!" || answers[name].StartsWith("is not built: ", StringComparison.Ordinal), answers[name]));
        Assert.Matches("^was stopped after [0-9]+ ms: the deadline passed$", answers["endless loop"]);
        Assert.Matches("^was stopped after [0-9]+ ms: unreachable$", answers["memory hog"]);
        Assert.Matches("^was stopped after [0-9]+ ms: unreachable$", answers["trap"]);
        Assert.StartsWith("was refused: export `example:greeter/greet@1.0.0#greet-user` has the type ", answers["another type"], StringComparison.Ordinal);
    }
}

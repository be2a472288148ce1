using System.Diagnostics;
using Example.Greeter;
using Wit.Abi;
using Wit.Model.Diagnostics;
using Wit.Runtime;

namespace Samples.Plugins;

/// <summary>What each plug-in may use.</summary>
/// <param name="Time">The time of all its calls together.</param>
/// <param name="MaxMemory">The bytes that its memory may grow to.</param>
internal sealed record PluginLimits(TimeSpan Time, long MaxMemory);

/// <summary>Runs plug-ins side by side. One engine compiles them all; each runs in a store of its own, so none can reach another.</summary>
internal sealed class PluginHost(PluginLimits limits) : IDisposable
{
    private readonly WasmEngine _engine = new(new WasmEngineOptions { Interruptible = true });

    /// <summary>Asks every plug-in for every name, all plug-ins at once, and gives a line for each.</summary>
    public async Task<string[]> AskAllAsync(IEnumerable<Plugin> plugins, string[] names) =>
        await Task.WhenAll(plugins.Select(plugin => Task.Run(() => $"{plugin.Name,-14}{Ask(plugin, names)}")));

    public void Dispose() => _engine.Dispose();

    private string Ask(Plugin plugin, string[] names)
    {
        if (!File.Exists(plugin.Path)) return $"is not built: scripts/build-guests.sh makes {plugin.Path}";
        var start = Stopwatch.GetTimestamp();
        try
        {
            using var component = Component.LoadFile(_engine, plugin.Path);
            var options = new InstanceOptions { Timeout = limits.Time, MaxMemorySize = limits.MaxMemory };
            using var greeter = GreeterWorld.Instantiate(_engine, component, options);
            start = Stopwatch.GetTimestamp();
            return string.Join(" ", names.Select(name => greeter.GreetUser(name).Message));
        }
        catch (WasmTrapException trap)
        {
            return $"was stopped after {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms: {trap.Rule}";
        }
        catch (DiagnosticException refusal)
        {
            return $"was refused: {refusal.Diagnostics[0].Message}";
        }
    }
}

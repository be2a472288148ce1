// A host with plug-ins in several languages behind one WIT (fixtures/wit/greeter), each with limits of its own. Three of them behave;
// the others loop for ever, eat memory, trap, or are of another type. Those are stopped or refused, and the rest goes on.
// `dotnet run -- FILE...` takes other components instead.
using Samples.Plugins;

var plugins = args.Length > 0 ? [.. args.Select(path => new Plugin(Path.GetFileNameWithoutExtension(path), path))] : Plugin.Shipped();
using var host = new PluginHost(new PluginLimits(TimeSpan.FromMilliseconds(500), MaxMemory: 64 << 20));
foreach (var answer in await host.AskAllAsync(plugins, ["Ada", "Grace"])) Console.WriteLine(answer);

using System.Diagnostics;
using System.Globalization;
using Wit.Compose;
using Wit.Runtime;
using Wit.Tests;

namespace Wit.RealGuests.Tests;

/// <summary>Composed guests, lowered, on an engine without components: the WebAssembly of Node.js and the driver of samples/LoweredGreeter.</summary>
public class LoweredGuestTests
{
    /// <summary>The first Node.js whose modules may have more than one memory.</summary>
    private const int MultiMemoryNode = 22;

    [SkippableTheory]
    [InlineData(Guest.Wat, Guest.Wat, false)]
    [InlineData(Guest.Wat, Guest.Wat, true)]
    [InlineData("c-clang", "c-clang", false)]
    [InlineData("c-clang", "c-clang", true)]
    [InlineData(Guest.Wat, "c-clang", false)]
    public async Task Run_LoweredOnNode_Greets(string consumer, string greeter, bool multiMemory)
    {
        await RequireNode(multiMemory);
        var composed = PlugComposer.Plug(Source(consumer, "consumer"), [Source(greeter, "greeter")]).Required;
        Assert.Equal(
            (0, "Hello, Ada!\nHello, Zoë!\nHello, 小林さん 🦀!\nHello, !\n", ""),
            await RunLowered(composed, multiMemory, folder => [Driver, folder, "Ada", "Zoë", "小林さん 🦀", ""]));
    }

    /// <summary>Handles and strings in two encodings, which adapters call the driver for.</summary>
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_LoweredResourcesOnNode_DoesWhatTheRuntimeDoes(bool multiMemory)
    {
        await RequireNode(multiMemory);
        var bytes = WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", "lowering.wat"));
        using var engine = new WasmEngine();
        using var component = Runtime.Component.Load(engine, bytes);
        using var instance = new ComponentLinker(engine).Instantiate(component);
        Assert.Equal("42002", instance.GetFunction(null, "run").Invoke()!.ToString());

        Assert.Equal((0, "42002\nError: unknown handle index 7\n", ""), await RunLowered(bytes, multiMemory, folder =>
        [
            "--input-type=module", "--eval",
            $$"""
            import { instantiate } from {{Quote(new Uri(Driver).AbsoluteUri)}};
            const component = await instantiate({{Quote(folder)}});
            console.log(component.export(null, 'run').call());
            try { component.export(null, 'misuse').call(); } catch (error) { console.log(String(error)); }
            """,
        ]));
    }

    private static string Driver => RepositoryFiles.Path("samples", "LoweredGreeter", "driver.mjs");

    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static async Task RequireNode(bool multiMemory)
    {
        var version = await NodeVersion();
        Skip.If(version is null, "Node.js is not installed");
        Skip.If(multiMemory && version < MultiMemoryNode, $"Node.js {version} has no multi-memory, {MultiMemoryNode} has");
    }

    private static async Task<(int Exit, string Output, string Error)> RunLowered(byte[] component, bool multiMemory, Func<string, string[]> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("wit-lowered");
        try
        {
            foreach (var (name, bytes) in ComponentLowering.Lower(component, new LoweringOptions { MultiMemory = multiMemory }).Files)
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), bytes);
            var (exit, output, error) = await Run("node", arguments(folder.FullName));
            return (exit, output.ReplaceLineEndings("\n"), error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ComponentSource Source(string group, string role) => new($"{group}/{role}", new Guest(group, role).Bytes);

    private static async Task<int?> NodeVersion()
    {
        try
        {
            var (_, version, _) = await Run("node", "--version");
            return int.Parse(version.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static async Task<(int Exit, string Output, string Error)> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}

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
        var version = await NodeVersion();
        Skip.If(version is null, "Node.js is not installed");
        Skip.If(multiMemory && version < MultiMemoryNode, $"Node.js {version} has no multi-memory, {MultiMemoryNode} has");
        var composed = PlugComposer.Plug(Source(consumer, "consumer"), [Source(greeter, "greeter")]).Required;
        var lowered = ComponentLowering.Lower(composed, new LoweringOptions { MultiMemory = multiMemory });
        var folder = Directory.CreateTempSubdirectory("wit-lowered");
        try
        {
            foreach (var (name, bytes) in lowered.Files) await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), bytes);

            var (exit, output, error) = await Run("node", RepositoryFiles.Path("samples", "LoweredGreeter", "driver.mjs"), folder.FullName, "Ada", "Zoë", "小林さん 🦀", "");

            Assert.Equal((0, "Hello, Ada!\nHello, Zoë!\nHello, 小林さん 🦀!\nHello, !\n", ""), (exit, output.ReplaceLineEndings("\n"), error));
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

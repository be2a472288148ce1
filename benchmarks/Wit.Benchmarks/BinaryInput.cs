using Wit.Component;
using Wit.Model;
using Wit.Parser;

namespace Wit.Benchmarks;

/// <summary>A component file to measure with, as scripts/build-guests.sh has built it.</summary>
/// <param name="Name">The group and the name of the guest.</param>
internal sealed record BinaryInput(string Name)
{
    private static readonly string Root = FindRoot();

    /// <summary>About 49 KB: C with a C library and the adapter of preview1.</summary>
    public static BinaryInput Small { get; } = new("c-wasi/greeter");

    /// <summary>About 12 MB: a JavaScript engine.</summary>
    public static BinaryInput Large { get; } = new("js-starlingmonkey/greeter");

    private static string Adapter => Path.Combine(
        Root, "artifacts", "guests", "npm", "node_modules", "@bytecodealliance", "jco", "lib", "wasi_snapshot_preview1.reactor.wasm");

    /// <summary>Whether it has been built.</summary>
    public bool Exists => File.Exists(PathOf("wasm"));

    /// <summary>The component.</summary>
    public byte[] Read() => Exists ? File.ReadAllBytes(PathOf("wasm")) : throw new FileNotFoundException($"{Name} is not there: scripts/build-guests.sh builds it");

    /// <summary>The core module that the component was made of, with its world, and the adapter for it.</summary>
    public (byte[] Module, ComponentizeOptions Options) ReadCore()
    {
        var wit = WitLoader.Load(Path.Combine(Root, "fixtures", "wit", "greeter", "greeter.wit"));
        var world = wit.Resolve!.FindWorld("greeter-world", out _)!;
        var module = WitEncoder.Embed(File.ReadAllBytes(PathOf("core.wasm")), world);
        return (module, new ComponentizeOptions { Adapters = [new ComponentizeAdapter("wasi_snapshot_preview1", File.ReadAllBytes(Adapter))] });
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private string PathOf(string extension) => Path.Combine(Root, "artifacts", "guests", $"{Name}.{extension}");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Wit.Tools.sln"))) return folder.FullName;
        throw new InvalidOperationException("Wit.Tools.sln was not found above the benchmarks");
    }
}

using Wit.Parser;
using Wit.Tests;

namespace Wit.Component.Tests;

/// <summary>A case of the conformance data: core modules and WIT, and the component or the error that comes of them.</summary>
internal sealed class ComponentizeCase(string folder)
{
    private static readonly ProducersField Bindgen = new("processed-by", [("my-fake-bindgen", "123.45")]);

    public string Name => Path.GetFileName(folder);

    public bool IsError => Name.StartsWith("error-", StringComparison.Ordinal);

    /// <summary>Whether there is no module, but shared libraries to be linked into one component.</summary>
    public bool IsLinked => !File.Exists(ModuleFile);

    public string ExpectedWit => File.ReadAllText(Path.Combine(folder, "component.wit.print")).ReplaceLineEndings("\n").TrimEnd();

    public byte[] ExpectedComponent =>
        WatAssembler.Assemble(File.ReadAllText(Path.Combine(folder, "component.wat")).Replace("\"$CARGO_PKG_VERSION\"", "\"1.0.0\"", StringComparison.Ordinal));

    public static IReadOnlyList<ComponentizeCase> All() =>
        [.. Directory.EnumerateDirectories(Path.Combine(RepositoryFiles.Conformance!, "wit-component", "components"))
            .Order(StringComparer.Ordinal).Select(folder => new ComponentizeCase(folder))];

    public ComponentizeResult Run()
    {
        var options = new ComponentizeOptions
        {
            Adapters = [.. Directory.EnumerateFiles(folder, "adapt-*.wat").Order(StringComparer.Ordinal).Select(f => new ComponentizeAdapter(AdapterName(f), Module(f)))],
            ReallocViaMemoryGrow = Has("realloc-via-memory-grow"),
            ReturnCallRef = Has("return-call-ref"),
            Validate = !HasWideContextSlots,
        };
        return Componentizer.Componentize(Module(ModuleFile), options);
    }

    /// <summary>Whether the component has 64-bit context slots, which are behind a switch of the specification and refused here.</summary>
    public bool HasWideContextSlots => Name == "threading-wasm-ld-symbols64";

    private string ModuleFile => Path.Combine(folder, "module.wat");

    private bool Has(string option) => Directory.EnumerateFiles(folder).Any(f => File.ReadLines(f).Any(l => l.StartsWith($";;! {option} = true", StringComparison.Ordinal)));

    private static string AdapterName(string file)
    {
        const string Marker = ";; module name: ";
        var line = File.ReadLines(file).FirstOrDefault(l => l.StartsWith(Marker, StringComparison.Ordinal));
        return line is null ? Path.GetFileNameWithoutExtension(file)["adapt-".Length..] : line[Marker.Length..].Trim();
    }

    private byte[] Module(string file)
    {
        var bytes = WatAssembler.AssembleFile(file);
        var loaded = WitLoader.Load(folder);
        var world = (loaded.Resolve ?? throw new InvalidOperationException($"{Name}: {loaded.Diagnostics[0].Message}"))
            .Main!.Worlds.FirstOrDefault(w => w.Name == Path.GetFileNameWithoutExtension(file));
        return world is null ? bytes : WitEncoder.Embed(bytes, world, producers: [Bindgen]);
    }
}

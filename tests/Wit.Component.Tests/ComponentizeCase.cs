using Wit.Parser;
using Wit.Tests;

namespace Wit.Component.Tests;

/// <summary>A case of the conformance data: core modules and WIT, and the component or the error that comes of them.</summary>
/// <param name="folder">Where the modules are.</param>
/// <param name="witFolder">Where the WIT is: there, or two levels up when the path below it names a package.</param>
internal sealed class ComponentizeCase(string folder, string witFolder)
{
    private static readonly string[] Prefixes = ["adapt-", "lib-", "dlopen-lib-"];
    private static readonly ProducersField Bindgen = new("processed-by", [("my-fake-bindgen", "123.45")]);

    public string Name => Path.GetRelativePath(Path.GetDirectoryName(witFolder)!, folder);

    public bool IsError => Name.StartsWith("error-", StringComparison.Ordinal);

    /// <summary>Whether there is no module, but shared libraries to be linked into one component.</summary>
    public bool IsLinked => Directory.EnumerateFiles(folder, "*lib-*.wat").Any();

    public string ExpectedWit => File.ReadAllText(Path.Combine(folder, "component.wit.print")).ReplaceLineEndings("\n").TrimEnd();

    public byte[] ExpectedComponent =>
        WatAssembler.Assemble(File.ReadAllText(Path.Combine(folder, "component.wat")).Replace("\"$CARGO_PKG_VERSION\"", "\"1.0.0\"", StringComparison.Ordinal));

    public static IReadOnlyList<ComponentizeCase> All() =>
        [.. Directory.EnumerateDirectories(Path.Combine(RepositoryFiles.Conformance!, "wit-component", "components"))
            .Order(StringComparer.Ordinal)
            .SelectMany(top => Directory.EnumerateFiles(top, "*.wat", SearchOption.AllDirectories)
                .Where(f => Path.GetFileName(f) != "component.wat").Select(f => Path.GetDirectoryName(f)!).Distinct().Order(StringComparer.Ordinal)
                .Select(folder => new ComponentizeCase(folder, top)))];

    public ComponentizeResult Run()
    {
        if (IsLinked)
        {
            var files = Directory.EnumerateFiles(folder, "*.wat").Where(f => Stem(f).Contains("lib-", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
            var linking = new LinkOptions { StubMissingFunctions = Has("stub-missing-functions") };
            var libraries = files.Select(f => new SharedLibrary(ModuleName(f), Module(f)) { IsDlOpenable = Stem(f).StartsWith("dlopen", StringComparison.Ordinal) });

            if (Has("use-built-in-libdl")) libraries = libraries.Append(new SharedLibrary("libdl.so", ExpectedModule("dlopen")));
            return Componentizer.Link([.. libraries], null, linking);
        }

        var options = new ComponentizeOptions
        {
            Adapters = [.. Directory.EnumerateFiles(folder, "adapt-*.wat").Order(StringComparer.Ordinal).Select(f => new ComponentizeAdapter(ModuleName(f), Module(f)))],
            ReallocViaMemoryGrow = Has("realloc-via-memory-grow"),
            ReturnCallRef = Has("return-call-ref"),
            Validate = !HasWideContextSlots,
        };
        return Componentizer.Componentize(Module(ModuleFile), options);
    }

    /// <summary>Whether what is expected was written by an older version, with the modules in another order; the other tool does not compare it.</summary>
    public bool IsOutdated => Name.StartsWith("multi-package", StringComparison.Ordinal);

    /// <summary>Whether the component has 64-bit context slots, which are behind a switch of the specification and refused here.</summary>
    public bool HasWideContextSlots => Name == "threading-wasm-ld-symbols64";

    private string ModuleFile => Path.Combine(folder, "module.wat");

    private bool Has(string option) => Directory.EnumerateFiles(folder).Any(f => File.ReadLines(f).Any(l => l.StartsWith($";;! {option} = true", StringComparison.Ordinal)));

    // The other tool's own library takes the place of ours, so that the component can be the same. It is taken from there: its file has
    // numbers in more bytes than they need, which the text does not keep.
    private ReadOnlyMemory<byte> ExpectedModule(string export) => ComponentReader.Read(ExpectedComponent).Required.Items.OfType<CoreModuleDefinition>()
        .First(m => CoreModuleReader.Read(m).Required.Exports.Any(e => e.Name == export)).Bytes;

    private static string Stem(string file) => Path.GetFileNameWithoutExtension(file);

    private static string ModuleName(string file)
    {
        const string Marker = ";; module name: ";
        var line = File.ReadLines(file).FirstOrDefault(l => l.StartsWith(Marker, StringComparison.Ordinal));
        return line is not null ? line[Marker.Length..].Trim()
            : Prefixes.Where(p => Stem(file).StartsWith(p, StringComparison.Ordinal)).Select(p => Stem(file)[p.Length..]).First();
    }

    private byte[] Module(string file)
    {
        var bytes = WatAssembler.AssembleFile(file);
        var loaded = WitLoader.Load(witFolder);
        var resolve = loaded.Resolve ?? throw new InvalidOperationException($"{Name}: {loaded.Diagnostics[0].Message}");
        var package = folder == witFolder ? resolve.Main! : resolve.Packages.First(p => p.Name.ToString().Replace(':', '/') == Path.GetRelativePath(witFolder, folder));
        var world = package.Worlds.FirstOrDefault(w => w.Name == Stem(file));
        return world is null ? bytes : WitEncoder.Embed(bytes, world, producers: [Bindgen]);
    }
}

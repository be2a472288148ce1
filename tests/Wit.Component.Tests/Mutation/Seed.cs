using Wit.Tests;

namespace Wit.Component.Tests.Mutation;

/// <summary>A valid component to make mutants of.</summary>
internal sealed record Seed(string Name, byte[] Bytes)
{
    /// <summary>The parts to move about; null for a file too large to be copied for every mutant.</summary>
    public Section? Sections { get; } = Bytes.Length <= 200_000 ? Section.OfFile(Bytes) : null;

    /// <summary>Our own fixtures, the guests that are built, and the conformance data where it is there.</summary>
    public static IReadOnlyList<Seed> All()
    {
        var texts = Directory.EnumerateFiles(RepositoryFiles.Path("fixtures", "wat"), "*.wat").Concat(ConformanceComponents.Files());
        var guests = RepositoryFiles.Path("artifacts", "guests");
        var binaries = Directory.Exists(guests) ? Directory.EnumerateFiles(guests, "*.wasm", SearchOption.AllDirectories) : [];
        return
        [
            .. FeatureComponents.All.Select(text => new Seed("inline", WatAssembler.Assemble(text))),
            .. texts.Order(StringComparer.Ordinal).Select(OfText).OfType<Seed>(),
            .. binaries.Where(IsGuest).Order(StringComparer.Ordinal).Select(file => new Seed(Path.GetRelativePath(guests, file), File.ReadAllBytes(file))),
        ];
    }

    private static bool IsGuest(string file) =>
        !file.EndsWith(".core.wasm", StringComparison.Ordinal) && !file.Contains("node_modules", StringComparison.Ordinal);

    // Snapshots of modules are not components, and the assembler refuses what the conformance tests name.
    private static Seed? OfText(string file)
    {
        var text = File.ReadAllText(file).Replace("\"$CARGO_PKG_VERSION\"", "\"1.0.0\"", StringComparison.Ordinal);
        try
        {
            var bytes = WatAssembler.Assemble(text);
            return ComponentReader.KindOf(bytes) == WasmBinaryKind.Component ? new Seed(Path.GetFileName(Path.GetDirectoryName(file)) + "/" + Path.GetFileName(file), bytes) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

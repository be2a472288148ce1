using Wit.Component.Componentize.Linking;
using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize;

/// <summary>A core module with the worlds it carries.</summary>
/// <param name="Name">The name of the adapter; null for the main module.</param>
/// <param name="Module">The module.</param>
/// <param name="Worlds">The worlds.</param>
/// <param name="Path">The file name for diagnostics; null when there is none.</param>
internal sealed record CoreInput(string? Name, CoreModule Module, IReadOnlyList<EmbeddedWorld> Worlds, string? Path)
{
    public FunctionEncodings ImportEncodings { get; } = new();

    public FunctionEncodings ExportEncodings { get; } = new();

    /// <summary>Where the imports of a shared library come from; null for other modules.</summary>
    public LibraryImports? Library { get; set; }

    public static CoreInput Read(string? name, ReadOnlyMemory<byte> bytes, string? path, bool isLibrary = false)
    {
        if (ComponentReader.KindOf(bytes.Span) == WasmBinaryKind.Component)
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.UnsupportedCoreModule, DiagnosticLocation.At(path, 0),
                "this is a component already; a core module is expected"));
        var module = CoreModuleReader.Read(bytes, path).Required;
        if (!isLibrary && module.CustomSections.Any(s => s.Name is "dylink.0" or "dylink"))
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.SharedLibrary, DiagnosticLocation.At(path, 0),
                "the module is a shared library, which has to be linked with others before it becomes a component")
            {
                Hint = "link it and the libraries it needs with `wit link`",
            });
        var input = new CoreInput(name, module, EmbeddedWorld.ReadAll(module, path), path);
        foreach (var world in input.Worlds)
        {
            input.ImportEncodings.AddAll(world.World.Imports, world.StringEncoding, path);
            input.ExportEncodings.AddAll(world.World.Exports, world.StringEncoding, path);
        }

        return input;
    }
}

/// <summary>All that goes into a component.</summary>
/// <param name="Main">The module.</param>
/// <param name="Adapters">The adapters in the order they were given.</param>
internal sealed record CoreInputs(CoreInput Main, IReadOnlyList<CoreInput> Adapters)
{
    public static CoreInputs Read(ReadOnlyMemory<byte> module, ComponentizeOptions options, string? path)
    {
        var main = CoreInput.Read(null, module, path);
        var adapters = options.Adapters.Select(a => CoreInput.Read(a.Name, a.Module, a.Path)).ToList();
        if (adapters.GroupBy(a => a.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.UnsupportedCoreModule, DiagnosticLocation.At(twice.Last().Path, 0),
                $"there are two adapters named `{twice.Key}`"));
        return new CoreInputs(main, adapters);
    }

    /// <summary>What remains to be done for linked libraries; null when there are none.</summary>
    public LinkFixups? Linking { get; init; }

    public IEnumerable<CoreInput> All => [Main, .. Adapters];
}

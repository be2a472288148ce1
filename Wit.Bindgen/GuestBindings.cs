using Wit.Bindgen.Building;
using Wit.Bindgen.Emit;
using Wit.Bindgen.Model;
using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Bindgen;

/// <summary>C# bindings for a component of a world.</summary>
public static class GuestBindings
{
    /// <summary>The module name of imports that the glue around an engine answers itself.</summary>
    public const string GlueModule = "wit:guest";

    /// <summary>What stubs for slots and the glue around the engine agree about: it changes when either expects something else of the other.</summary>
    public const int StubVersion = 2;

    /// <summary>Generates the bindings.</summary>
    /// <exception cref="DiagnosticException">The world uses what the bindings do not support.</exception>
    public static IReadOnlyList<GeneratedFile> Generate(WitResolve resolve, WitWorld world, BindgenOptions options)
    {
        var diagnostics = new List<Diagnostic>();
        var binding = Plan(resolve, world, options, diagnostics);
        return diagnostics.Count == 0 ? Emit(binding) : throw new DiagnosticException(diagnostics);
    }

    /// <summary>Decides what the bindings look like. What is not supported is left out and reported.</summary>
    public static WorldBinding Plan(WitResolve resolve, WitWorld world, BindgenOptions options, ICollection<Diagnostic> diagnostics) =>
        WorldBindingBuilder.Build(resolve, world, BindingSide.Guest, options, diagnostics);

    /// <summary>Writes planned bindings.</summary>
    public static IReadOnlyList<GeneratedFile> Emit(WorldBinding world)
    {
        var stubs = CoreStubs.Of(world.Engine);
        var files = new List<GeneratedFile>();
        var contracts = new HashSet<InterfaceBinding>();
        files.AddRange(world.Types.Select(t => TypeEmitter.Emit(t, world.Visibility, stubs)));
        foreach (var item in world.Imports) EmitImports(item.Interface, item.ExternName);
        if (world.ImportedFunctions is not null) EmitImports(world.ImportedFunctions, null);
        foreach (var item in world.Exports) EmitExports(item.Interface);
        if (world.ExportedFunctions is not null) EmitExports(world.ExportedFunctions);
        if (world.CallsMain && GuestCommandEmitter.Emit(world, stubs) is { } command) files.Add(command);
        files.Add(GuestEntryPointsEmitter.Emit(world, stubs));
        return files;

        void EmitImports(InterfaceBinding @interface, string? externName)
        {
            if (@interface.HasContract && contracts.Add(@interface)) files.Add(ContractEmitter.Emit(@interface, world.Visibility));
            files.Add(GuestImportsEmitter.Emit(@interface, externName, world.Visibility, stubs));
            files.AddRange(@interface.Resources.Select(r => GuestImportsEmitter.EmitResource(@interface, r, world.Visibility)));
        }

        void EmitExports(InterfaceBinding @interface)
        {
            if (@interface.HasContract) files.Add(ContractEmitter.EmitStatic(@interface, world.Visibility));
            files.Add(GuestExportsEmitter.Emit(@interface, world.Visibility, stubs));
        }
    }

    /// <summary>The name and type of every function that a world imports and exports, as the constant <c>Functions</c> of the entry points has them.</summary>
    public static IEnumerable<string> Signatures(WorldBinding world) => GuestCore.SignaturesOf(world);

    /// <summary>The core functions that the guest imports, in the order in which an engine with slots takes their table indices.</summary>
    public static IReadOnlyList<CoreImportBinding> CoreImports(WorldBinding world) => GuestCore.ImportsOf(world);

    /// <summary>The core functions that the guest exports; their methods are in the class <see cref="WorldBinding.EntryPoints"/> of the world's namespace.</summary>
    public static IReadOnlyList<CoreExportBinding> CoreExports(WorldBinding world) => GuestCore.ExportsOf(world);
}

using Wit.Bindgen.Building;
using Wit.Bindgen.Emit;
using Wit.Bindgen.Model;
using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Bindgen;

/// <summary>C# bindings for a component of a world, compiled to WebAssembly by NativeAOT-LLVM.</summary>
public static class GuestBindings
{
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
        var files = new List<GeneratedFile>();
        files.AddRange(world.Types.Select(t => TypeEmitter.Emit(t, world.Visibility)));
        files.AddRange(world.Imports.Select(i => GuestImportsEmitter.Emit(i.Interface, i.ExternName, world.Visibility)));
        if (world.ImportedFunctions is not null) files.Add(GuestImportsEmitter.Emit(world.ImportedFunctions, null, world.Visibility));
        foreach (var item in world.Exports) EmitExports(item.Interface, item.ExternName);
        if (world.ExportedFunctions is not null) EmitExports(world.ExportedFunctions, null);
        files.Add(GuestReallocEmitter.Emit(world));
        return files;

        void EmitExports(InterfaceBinding @interface, string? externName)
        {
            files.Add(ContractEmitter.EmitStatic(@interface, world.Visibility));
            files.Add(GuestExportsEmitter.Emit(@interface, externName, world.Visibility));
        }
    }
}

using Wit.Bindgen.Building;
using Wit.Bindgen.Emit;
using Wit.Bindgen.Model;
using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Bindgen;

/// <summary>C# bindings for a program that loads components of a world.</summary>
public static class HostBindings
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
        WorldBindingBuilder.Build(resolve, world, BindingSide.Host, options, diagnostics);

    /// <summary>Writes planned bindings.</summary>
    public static IReadOnlyList<GeneratedFile> Emit(WorldBinding world)
    {
        var files = new List<GeneratedFile>();
        files.AddRange(world.Types.Select(t => TypeEmitter.Emit(t, world.Visibility, null)));
        var imports = world.Imports.Select(i => i.Interface).Distinct().ToList();
        var exports = world.Exports.Select(i => i.Interface).Distinct().ToList();
        if (world.ImportedFunctions is not null) imports.Insert(0, world.ImportedFunctions);
        files.AddRange(imports.Concat(exports).Distinct().Where(i => i.HasContract).Select(i => ContractEmitter.Emit(i, world.Visibility)));
        files.AddRange(imports.Select(i => HostImportsEmitter.Emit(i, world.Visibility)));
        files.AddRange(exports.Select(i => HostExportsEmitter.Emit(i, world.Visibility)));
        files.AddRange(exports.SelectMany(i => i.Resources.Select(r => HostExportsEmitter.EmitResource(i, r, world.Visibility))));
        files.Add(HostWorldEmitter.Emit(world));
        return files;
    }
}

using Wit.Component;
using Wit.Component.Fusion;
using Wit.Model.Diagnostics;
using Wit.Runtime.Fusion;
using Wit.Runtime.Lowering;
using Wit.Runtime.Plan;

namespace Wit.Runtime;

/// <summary>Flattens a component, with everything composed in it, to plain core modules, so that an engine without components can run it.</summary>
public static class ComponentLowering
{
    /// <summary>Lowers a component.</summary>
    /// <param name="bytes">The component, as binary or text.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="name">What diagnostics call the file; null when it has no name.</param>
    /// <exception cref="DiagnosticException">It is no component, is invalid, or uses what cannot be lowered.</exception>
    public static LoweredComponent Lower(ReadOnlyMemory<byte> bytes, LoweringOptions? options = null, string? name = null)
    {
        options ??= LoweringOptions.Default;
        if (Component.IsPrecompiled(bytes.Span)) throw Component.RefusePrecompiled(name);
        if (ComponentText.IsText(bytes.Span)) bytes = ComponentText.Assemble(bytes.Span, name);
        var binary = ComponentReader.Read(bytes, name).Required;
        _ = ComponentValidator.Validate(binary).Required;
        var modules = new PlanModules(null);
        var plan = PlanBuilder.Build(binary, modules);
        ValidateModules(modules, name);
        var adapters = new List<byte[]>();
        var left = FusionPlanner.Fuse(plan, module => Keep(module, adapters), new AdapterFeatures(!options.MultiMemory, modules.ThrowsExceptions));
        if (left.Count > 0) throw Unsupported(name, [.. left.Select(l => $"a call of `{l.Type}` between two components: {l.Obstacle}")]);
        if (plan.IsFused && modules.Definitions.Any(d => HasForeignMemory(d.Bytes, name))) throw Unsupported(name, "a call between modules with 64-bit or shared memories");
        return new LoweredPlan(plan, [.. modules.Definitions.Select(d => d.Bytes.ToArray())], adapters, options, name).Write();
    }

    internal static DiagnosticException Unsupported(string? name, params IReadOnlyList<string> messages) =>
        new([.. messages.Select(message => new Diagnostic(DiagnosticCatalogue.UnsupportedByLowering, At(name), $"{message} cannot be lowered"))]);

    private static DiagnosticLocation At(string? name) => name is null ? DiagnosticLocation.None : DiagnosticLocation.File(name);

    private static void ValidateModules(PlanModules modules, string? name)
    {
        using var engine = new WasmEngine();
        var problems = modules.Definitions.SelectMany(d => CoreModuleValidation.Validate(engine, d, name)).ToList();
        if (problems.Count > 0) throw new DiagnosticException(problems);
    }

    /// <summary>Adapters have memories with 32-bit addresses that one thread uses.</summary>
    private static bool HasForeignMemory(ReadOnlyMemory<byte> module, string? name)
    {
        var read = CoreModuleReader.Read(module, name).Required;
        return read.Memories.Concat(read.Imports.Select(i => i.Type).OfType<CoreMemoryType>()).Any(m => m.Limits.Is64 || m.Limits.IsShared);
    }

    private static PlannedModule Keep(AdapterModule module, List<byte[]> adapters)
    {
        adapters.Add(module.Bytes);
        return new PlannedModule(null, [.. CoreModuleReader.Read(module.Bytes, null).Required.Imports.Select(i => (i.Module, i.Name))]);
    }
}

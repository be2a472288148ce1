using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize;

/// <summary>What the component is made of, decided before any of it is written.</summary>
internal sealed class ComponentPlan
{
    private ComponentPlan(TargetWorld world, CoreUnit main, OrderedDictionary<string, CoreUnit> adapters, CoreInputs inputs)
    {
        World = world;
        Main = main;
        Adapters = adapters;
        Inputs = inputs;
    }

    public TargetWorld World { get; }

    public CoreUnit Main { get; }

    /// <summary>The adapters that are needed, by name.</summary>
    public OrderedDictionary<string, CoreUnit> Adapters { get; }

    public CoreInputs Inputs { get; }

    public IEnumerable<CoreUnit> Units => [Main, .. Adapters.Values];

    /// <summary>What is imported, by extern name; the name "" stands for functions of the world itself.</summary>
    public OrderedDictionary<string, ImportedInterface> Imports { get; } = [];

    /// <summary>The types that are needed of each interface that is imported, in the order of their dependencies.</summary>
    public Dictionary<WitInterface, List<WitTypeDef>> LiveTypes { get; } = [];

    /// <summary>The exported interfaces that each exported interface uses types of, directly or through others.</summary>
    public Dictionary<WitInterface, HashSet<WitInterface>> ExportsUsed { get; } = [];

    /// <summary>Whether the second slot of a task's context holds the base of its thread-local storage, as programs with threads want it.</summary>
    public bool KeepsTlsBaseInContext => Units.SelectMany(u => u.Uses.AllImports).Any(i =>
        i.Use is ThreadNewUse or BuiltinUse { Definition: CanonContextGet { Slot: 1 } or CanonContextSet { Slot: 1 } });

    /// <summary>Where the allocation function of a module is; a shared library without one uses the main module's.</summary>
    public (CoreUnit Unit, string Export)? Realloc(CoreUnit unit, string? export) =>
        export is not null ? (unit, export)
        : unit.Input.Library is not null && Main.Uses.Realloc is { } shared ? (Main, shared)
        : null;

    public static ComponentPlan Create(CoreInputs inputs, ComponentizeOptions options)
    {
        if (inputs.All.All(i => i.Worlds.Count == 0))
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.InvalidComponentType, DiagnosticLocation.At(inputs.Main.Path, 0),
                "the module has no section `component-type`, so its world is not known")
            {
                Hint = "embed a world first with `wit embed`",
            });
        var world = WorldMerger.Merge(inputs, options.MergeImportsBasedOnSemver);
        var units = new CoreUnits(inputs, world, options);
        var plan = new ComponentPlan(world, units.Main, units.Adapters, inputs);
        plan.FindImports();
        plan.FindExportsUsed();
        new LiveImports(plan).Find();
        return plan;
    }

    // Only what some module calls is imported.
    private void FindImports()
    {
        var needed = Units.SelectMany(u => u.Uses.AllImports).Select(i => i.Use).ToList();
        var functions = needed.OfType<FunctionUse>().Select(f => (f.Function, f.Abi)).ToHashSet();
        foreach (var item in World.Imports.Values)
        {
            var key = item is WitWorldInterface ? item.ExternName : "";
            if (!Imports.TryGetValue(key, out var imported)) Imports[key] = imported = new ImportedInterface(item as WitWorldInterface);
            if (item is WitWorldFunction own) AddFunction(imported, own.Function, functions);
            if (item is not WitWorldInterface reference) continue;
            foreach (var function in reference.Interface.Functions) AddFunction(imported, function, functions);
        }
    }

    private void AddFunction(ImportedInterface imported, WitFunction function, HashSet<(WitFunction, CoreAbi)> needed)
    {
        foreach (var abi in (CoreAbi[])[CoreAbi.Import, CoreAbi.ImportAsync])
        {
            if (!needed.Contains((function, abi))) continue;
            var needs = FunctionNeeds.OfImport(function, abi);
            var isIndirect = (needs & (CanonicalNeeds.Memory | CanonicalNeeds.Realloc)) != 0 && Main.Uses.ImportedMemory is null;
            imported.Functions.Add((function.Name, abi), new Lowering(function, needs, CoreSignature.Of(function, abi).Type, isIndirect));
        }
    }

    private void FindExportsUsed()
    {
        foreach (var export in World.Exports.Values.OfType<WitWorldInterface>())
        {
            var used = new HashSet<WitInterface>();
            foreach (var dependency in TargetWorld.DependenciesOf(export.Interface))
            {
                if (!ExportsUsed.TryGetValue(dependency, out var inherited) || !used.Add(dependency)) continue;
                used.UnionWith(inherited);
            }

            ExportsUsed[export.Interface] = used;
        }
    }
}

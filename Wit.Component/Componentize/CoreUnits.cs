using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize;

/// <summary>Finds out what the main module needs, and reduces each adapter to what is needed of it.</summary>
internal sealed class CoreUnits
{
    private readonly TargetWorld _world;
    private readonly ComponentizeOptions _options;
    private readonly HashSet<string> _names;

    public CoreUnits(CoreInputs inputs, TargetWorld world, ComponentizeOptions options)
    {
        _world = world;
        _options = options;
        _names = [.. inputs.Adapters.Select(a => a.Name!)];
        var names = MainModule.UniqueNames(inputs.Main.Module);
        Main = new CoreUnit(inputs.Main, MainModule.Write(inputs.Main, names), Uses(inputs.Main, inputs.Main.Module, names));
        foreach (var adapter in inputs.Adapters)
            if (Trim(adapter) is { } unit) Adapters[adapter.Name!] = unit;
    }

    public CoreUnit Main { get; }

    public OrderedDictionary<string, CoreUnit> Adapters { get; } = [];

    private CoreUnit? Trim(CoreInput adapter)
    {
        var called = Main.Uses.Imports.GetValueOrDefault(adapter.Name!)?.Values.OfType<AdapterUse>().ToList() ?? [];
        var exportsFunctions = ExportsOf(adapter).Any(item => item is WitWorldFunction or WitWorldInterface { Interface.Functions.Count: > 0 });
        if (adapter.Library is not null) return new CoreUnit(adapter, MainModule.Strip(adapter), Uses(adapter, adapter.Module, called));
        if (called.Count == 0 && !exportsFunctions) return null;
        var whole = Uses(adapter, adapter.Module, called);
        var required = called.Select(c => c.Function).Concat(whole.Exports.Keys).ToHashSet();
        var bytes = AdapterTrimmer.Trim(adapter, required, _options.ReallocViaMemoryGrow ? null : Main.Uses.AdapterRealloc);
        return new CoreUnit(adapter, bytes, Uses(adapter, CoreModuleReader.Read(bytes, adapter.Path).Required, called));
    }

    private ModuleUses Uses(CoreInput adapter, CoreModule module, IReadOnlyList<AdapterUse> called)
    {
        var uses = Uses(adapter, module, [.. module.Imports.Select(i => i.Name)]);
        foreach (var use in called)
        {
            if (!uses.Functions.TryGetValue(use.Function, out var type))
                throw Fail(DiagnosticCatalogue.MissingAdapterExport, adapter, $"the module imports `{use.Function}` of the adapter `{adapter.Name}`, which does not export it");
            if (type != use.Type)
                throw Fail(DiagnosticCatalogue.CoreSignatureMismatch, adapter, $"the module imports `{use.Function}` of the adapter `{adapter.Name}` as {use.Type}; it is {type}");
        }

        return uses;
    }

    private ModuleUses Uses(CoreInput input, CoreModule module, IReadOnlyList<string> names)
    {
        var uses = new ModuleUses();
        new ImportClassifier(_world, _options, _names, input.Path).Classify(module, input.Library, names, uses);
        new ExportClassifier(ExportsOf(input), _options.RejectLegacyNames, input.Path).Classify(module, uses);
        return uses;
    }

    private List<WitWorldItem> ExportsOf(CoreInput input) => [.. _world.ExportsOf[input].Select(name => _world.Exports[name])];

    private static DiagnosticException Fail(DiagnosticDescriptor descriptor, CoreInput input, string message) =>
        new(new Diagnostic(descriptor, DiagnosticLocation.At(input.Path, 0), message));
}

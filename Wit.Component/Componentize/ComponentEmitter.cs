using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>Emits the component: its imports, the core modules and their instances, and its exports.</summary>
internal sealed class ComponentEmitter(ComponentPlan plan, ComponentizeOptions options)
{
    private readonly ComponentScope _scope = new(plan);

    public ComponentBinary Emit()
    {
        EmitImports();
        foreach (var unit in plan.Units) _scope.Modules[unit] = _scope.Items.CoreModule(unit.Bytes);
        new CoreInstanceEmitter(_scope, ShimCollector.Collect(plan), options).Emit();
        var exports = new ExportEmitter(_scope);
        foreach (var input in plan.Inputs.All)
        {
            var unit = plan.Units.FirstOrDefault(u => u.Input == input);
            foreach (var name in plan.World.ExportsOf[input]) exports.Emit(unit, plan.World.Exports[name]);
        }

        _scope.Items.AddCustom(Producers.Section(Producers.Own));
        return _scope.Items.ToComponent();
    }

    private void EmitImports()
    {
        foreach (var imported in plan.Imports.Values)
            if (imported.Item is { } item) EmitInterface(item, imported);
        foreach (var item in plan.World.Imports.Values.OfType<WitWorldType>()) _scope.ImportedTypes.Value(item.Type);
        if (!plan.Imports.TryGetValue("", out var root)) return;
        foreach (var item in plan.World.Imports.Values.OfType<WitWorldFunction>())
        {
            if (!root.Uses(item.Function.Name)) continue;
            var type = _scope.ImportedTypes.Function(item.Function);
            var name = new ExternName(item.ExternName) { ExternalId = item.Function.ExternalId };
            _scope.Functions[item.Function.Name] = _scope.Items.Import(name, new FuncExternType(type));
        }
    }

    // An interface of which nothing is used is not imported.
    private void EmitInterface(WitWorldInterface item, ImportedInterface imported)
    {
        var encoder = new InstanceTypeEncoder(_scope, item.Interface);
        foreach (var type in plan.LiveTypes.GetValueOrDefault(item.Interface) ?? []) encoder.Value(type);
        foreach (var function in item.Interface.Functions)
            if (imported.Uses(function.Name)) encoder.Export(function);
        if (encoder.IsEmpty) return;
        var instanceType = _scope.Items.Type(encoder.Type);
        _scope.Instances[item.Interface] = _scope.Items.Import(ItemName(item), new InstanceExternType(new TypeIndex(instanceType)));
    }

    /// <summary>The extern name of an interface with its attributes.</summary>
    public static ExternName ItemName(WitWorldInterface item) => new(item.ExternName)
    {
        Implements = item.Name is not null && item.Interface.Name is not null ? item.Interface.QualifiedName : null,
        ExternalId = item.ExternalId,
    };
}

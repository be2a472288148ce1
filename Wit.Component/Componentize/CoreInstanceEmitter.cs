using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize;

/// <summary>Instantiates the core modules: the shims, the main module, the adapters, and the fixups behind all of them.</summary>
internal sealed class CoreInstanceEmitter(ComponentScope scope, ShimTable shims, ComponentizeOptions options)
{
    private readonly ComponentPlan _plan = scope.Plan;

    public void Emit()
    {
        InstantiateShims();
        DefineExportedTypes();
        var supplier = new ImportSupplier(scope, shims);
        foreach (var unit in _plan.Units)
        {
            scope.ModuleInstances[unit] = Instantiate(unit, supplier);
            if (unit == _plan.Main && scope.Memory is null && unit.Uses.Memory is { } memory)
                scope.Memory = new CoreMemoryIndex(scope.CoreAlias(scope.ModuleInstances[unit], memory, Sort.CoreMemory));
        }

        InstantiateFixups();
    }

    private void InstantiateShims()
    {
        if (ShimModule.Write(shims, _plan.Main.Uses.ImportedMemory, TlsBase(), options) is not { } bytes) return;
        scope.ShimInstance = scope.Items.CoreInstantiate(scope.Items.CoreModule(bytes), []);
        if (_plan.Main.Uses.ImportedMemory is not null)
            scope.Memory = new CoreMemoryIndex(scope.CoreAlias(scope.ShimInstance.Value, ShimModule.Memory, Sort.CoreMemory));
    }

    private CoreValType? TlsBase()
    {
        if (_plan.KeepsTlsBaseInContext) return null;
        var types = _plan.Units.SelectMany(u => u.Uses.AllImports).Select(i => i.Use).OfType<TlsBaseUse>().Select(u => u.Type).Distinct().ToList();
        if (types.Count > 1 || (types.Count == 1 && types[0] != CoreValType.I32 && types[0] != CoreValType.I64))
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.UnsupportedCoreModule, DiagnosticLocation.At(_plan.Main.Input.Path, 0),
                "the base of thread-local storage should have one type, i32 or i64"));
        return types.Count == 0 ? null : types[0];
    }

    // Built-ins on exported resources, and results of asynchronous exports, need the types before there is an instance to export them.
    private void DefineExportedTypes()
    {
        foreach (var input in _plan.Inputs.All)
        {
            var unit = _plan.Units.FirstOrDefault(u => u.Input == input);
            foreach (var item in _plan.World.ExportsOf[input].Select(name => _plan.World.Exports[name]).OfType<WitWorldInterface>())
                foreach (var type in item.Interface.Types) DefineExportedType(unit, item.Interface, type);
        }
    }

    private void DefineExportedType(CoreUnit? unit, WitInterface item, WitTypeDef type)
    {
        if (type.Kind is not WitResource)
        {
            scope.ExportedTypes(item).Value(type);
            return;
        }

        CoreFuncIndex? destructor = null;
        if (unit?.Uses.Destructor(type) is { } name)
            destructor = new CoreFuncIndex(scope.CoreAlias(scope.ShimInstance!.Value, shims[new DestructorShim(unit, name)].Name, Sort.CoreFunc));
        scope.Types.Add(type, scope.Items.Type(new ResourceDefType(CoreValType.I32, destructor)));
    }

    private uint Instantiate(CoreUnit unit, ImportSupplier supplier)
    {
        var arguments = new List<(string, uint)>();
        foreach (var (module, names) in unit.Uses.Imports)
        {
            var exports = new List<(string, SortIndex)>();
            foreach (var (name, use) in names) exports.Add((name, supplier.Supply(unit, use)));
            arguments.Add((module, scope.Items.CoreInstance(exports)));
        }

        return scope.Items.CoreInstantiate(scope.Modules[unit], arguments);
    }

    private void InstantiateFixups()
    {
        var fixups = FixupModule.Write(_plan, shims, options);
        if (fixups.Bytes is not { } bytes) return;
        var module = scope.Items.CoreModule(bytes);
        var arguments = new List<(string, uint)>();
        foreach (var source in fixups.Sources)
        {
            var instance = source == FixupSource.Actual ? Actual()
                : source == FixupSource.Shim ? scope.ShimInstance!.Value : scope.ModuleInstances[source.Unit!];
            arguments.Add((source.Name, instance));
        }

        var fixup = scope.Items.CoreInstantiate(module, arguments);
        for (var i = 0; i < fixups.Hooked.Count; i++)
        {
            if (fixups.Hooked[i] is { Unit: { } unit } hooked)
                scope.Hooked[(unit, hooked.Export)] = scope.CoreAlias(fixup, FixupModule.HookName(i), Sort.CoreFunc);
        }
    }

    private uint Actual()
    {
        var supplier = new ShimSupplier(scope, shims);
        return scope.Items.CoreInstance(
            [.. shims.All.Select(shim => (shim.Name, new SortIndex(Sort.CoreFunc, supplier.Supply(shim).Value)))]);
    }
}

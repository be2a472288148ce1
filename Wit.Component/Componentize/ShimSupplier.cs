using System.Diagnostics;
using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize;

/// <summary>Supplies what the shims stand for, once all other modules are instantiated.</summary>
internal sealed class ShimSupplier(ComponentScope scope, ShimTable shims)
{
    private readonly CanonicalCalls _calls = new(scope, shims);

    public CoreFuncIndex Supply(Shim shim) => shim.Target switch
    {
        LoweredShim lowered => _calls.Lower(lowered.Unit, lowered.Interface, lowered.Lowering, lowered.Encoding, isBefore: false),
        AdapterShim adapter => scope.CoreFunction(scope.Plan.Adapters[adapter.Adapter], adapter.Function),
        DestructorShim destructor => scope.CoreFunction(destructor.Unit, destructor.Export),
        PayloadShim copy => _calls.Copy(copy.Unit, copy.Use, isBefore: false),
        WaitableSetShim wait => scope.Items.Canon(ImportSupplier.Builtin(new WaitableSetUse(wait.IsWait, wait.IsCancellable), CanonicalOptionBuilder.Memory(scope))),
        TaskReturnShim task => _calls.TaskReturn(task.Unit, task),
        ErrorContextNewShim context => scope.Items.Canon(new CanonErrorContextNew(
            CanonicalOptionBuilder.Build(scope, scope.Plan.Main, shim.Needs, context.Encoding, null))),
        ErrorContextMessageShim context => scope.Items.Canon(new CanonErrorContextDebugMessage(CanonicalOptionBuilder.Build(
            scope, context.Unit, shim.Needs, context.Encoding, _calls.Realloc(context.Unit, shim.Needs, context.Unit.Uses.ImportRealloc, isBefore: false)))),
        ThreadNewShim => SupplyThreadNew(),
        ReallocShim realloc => scope.CoreFunction(realloc.Unit, realloc.Export),
        _ => throw new UnreachableException(),
    };

    private CoreFuncIndex SupplyThreadNew()
    {
        var type = scope.Items.Add(
            new CoreTypeDefinition(new CoreRecType([new CoreSubType(true, [], new CoreFuncType([CoreValType.I32], []), false)], false)), Sort.CoreType);
        var main = scope.Plan.Main;
        if (main.Uses.Find(ExportKind.FunctionTable) is not { } table)
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.MissingMemory, DiagnosticLocation.At(main.Input.Path, 0),
                "the module starts threads and does not export a table named `__indirect_function_table`"));
        return scope.Items.Canon(new CanonThreadNewIndirect(
            new CoreTypeIndex(type), new CoreTableIndex(scope.CoreAlias(scope.ModuleInstances[main], table, Sort.CoreTable))));
    }
}

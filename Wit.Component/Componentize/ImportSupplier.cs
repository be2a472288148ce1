using System.Diagnostics;
using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>Supplies the imports of core modules as they are instantiated.</summary>
internal sealed class ImportSupplier(ComponentScope scope, ShimTable shims)
{
    private readonly CanonicalCalls _calls = new(scope, shims);

    public SortIndex Supply(CoreUnit unit, ImportUse use) => use switch
    {
        MemoryUse => new SortIndex(Sort.CoreMemory, CanonicalOptionBuilder.Memory(scope).Value),
        MainExportUse export => new SortIndex(export.Sort, scope.CoreAlias(scope.ModuleInstances[scope.Plan.Main], export.Name, export.Sort)),
        LibraryUse library => new SortIndex(library.Sort, scope.CoreAlias(Instance(library), library.Name, library.Sort)),
        _ => new SortIndex(Sort.CoreFunc, SupplyFunction(unit, use).Value),
    };

    private CoreFuncIndex SupplyFunction(CoreUnit unit, ImportUse use) => use switch
    {
        AdapterUse adapter => Shim(new AdapterShim(adapter.Adapter, adapter.Function)),
        FunctionUse function => SupplyFunction(unit, function),
        ImportedDropUse drop => scope.Items.Canon(new CanonResourceDrop(new TypeIndex(Resource(drop)))),
        ExportedResourceUse resource => scope.Items.Canon(Builtin(resource.Builtin, new TypeIndex(scope.Types[resource.Resource]))),
        TaskReturnUse task => SupplyTaskReturn(unit, task),
        PayloadUse { Builtin: PayloadBuiltin.Read or PayloadBuiltin.Write } copy =>
            shims.Contains(new PayloadShim(unit, copy)) ? Shim(new PayloadShim(unit, copy)) : _calls.Copy(unit, copy, isBefore: true),
        PayloadUse payload => scope.Items.Canon(Builtin(payload, _calls.PayloadType(payload.Payload))),
        BuiltinUse builtin => scope.Items.Canon(builtin.Definition),
        WaitableSetUse wait => scope.Memory is { } memory ? scope.Items.Canon(Builtin(wait, memory)) : Shim(new WaitableSetShim(wait.IsWait, wait.IsCancellable)),
        ErrorContextNewUse context => scope.Memory is null ? Shim(new ErrorContextNewShim(context.Encoding)) : scope.Items.Canon(new CanonErrorContextNew(
            CanonicalOptionBuilder.Build(scope, unit, CanonicalNeeds.Memory | CanonicalNeeds.StringEncoding, context.Encoding, null))),
        ErrorContextMessageUse context => Shim(new ErrorContextMessageShim(unit, context.Encoding)),
        ThreadNewUse => Shim(new ThreadNewShim()),
        TlsBaseUse tls => SupplyTlsBase(tls),
        _ => throw new UnreachableException(),
    };

    private CoreFuncIndex SupplyFunction(CoreUnit unit, FunctionUse use)
    {
        var key = use.Item is WitWorldInterface ? use.Item.ExternName : "";
        var lowering = scope.Plan.Imports[key].Functions[(use.Function.Name, use.Abi)];
        var encoding = Encodings.OfImport(unit, use.Item, use.Function);
        return lowering.IsIndirect ? Shim(new LoweredShim(key, lowering, use.Abi, unit, encoding)) : _calls.Lower(unit, key, lowering, encoding, isBefore: true);
    }

    private CoreFuncIndex SupplyTaskReturn(CoreUnit unit, TaskReturnUse use)
    {
        var task = new TaskReturnShim(unit, use.Item, use.Function, Encodings.OfExport(unit, use.Item, use.Function));
        var needsMemory = FunctionNeeds.OfTaskReturn(use.Function) != CanonicalNeeds.None && scope.Memory is null;
        return needsMemory ? Shim(task) : _calls.TaskReturn(unit, task);
    }

    private CoreFuncIndex SupplyTlsBase(TlsBaseUse use)
    {
        if (scope.Plan.KeepsTlsBaseInContext)
            return scope.Items.Canon(use.IsSet ? new CanonContextSet(use.Type, 1) : new CanonContextGet(use.Type, 1));
        return new CoreFuncIndex(scope.CoreAlias(scope.ShimInstance!.Value, use.IsSet ? ShimModule.TlsBaseSet : ShimModule.TlsBaseGet, Sort.CoreFunc));
    }

    private uint Instance(LibraryUse use) =>
        scope.ModuleInstances[use.Library is { } name ? scope.Plan.Adapters[name] : scope.Plan.Main];

    private uint Resource(ImportedDropUse drop) =>
        drop.Item is { } item ? scope.AliasType(item.Interface, drop.Resource) : scope.Types[drop.Resource];

    private CoreFuncIndex Shim(ShimTarget target) => new(scope.CoreAlias(scope.ShimInstance!.Value, shims[target].Name, Sort.CoreFunc));

    private static CanonDefinition Builtin(ResourceBuiltin builtin, TypeIndex resource) => builtin switch
    {
        ResourceBuiltin.Drop => new CanonResourceDrop(resource),
        ResourceBuiltin.New => new CanonResourceNew(resource),
        ResourceBuiltin.Rep => new CanonResourceRep(resource),
        _ => throw new UnreachableException(),
    };

    public static CanonDefinition Builtin(WaitableSetUse use, CoreMemoryIndex memory) =>
        use.IsWait ? new CanonWaitableSetWait(use.IsCancellable, memory) : new CanonWaitableSetPoll(use.IsCancellable, memory);

    private static CanonDefinition Builtin(PayloadUse use, TypeIndex type) => (use.Builtin, use.Payload.IsFuture) switch
    {
        (PayloadBuiltin.New, true) => new CanonFutureNew(type),
        (PayloadBuiltin.New, false) => new CanonStreamNew(type),
        (PayloadBuiltin.CancelRead, true) => new CanonFutureCancelRead(type, use.IsAsync),
        (PayloadBuiltin.CancelRead, false) => new CanonStreamCancelRead(type, use.IsAsync),
        (PayloadBuiltin.CancelWrite, true) => new CanonFutureCancelWrite(type, use.IsAsync),
        (PayloadBuiltin.CancelWrite, false) => new CanonStreamCancelWrite(type, use.IsAsync),
        (PayloadBuiltin.DropReadable, true) => new CanonFutureDropReadable(type),
        (PayloadBuiltin.DropReadable, false) => new CanonStreamDropReadable(type),
        (PayloadBuiltin.DropWritable, true) => new CanonFutureDropWritable(type),
        (PayloadBuiltin.DropWritable, false) => new CanonStreamDropWritable(type),
        _ => throw new UnreachableException(),
    };
}

using Wit.Model;
using Wit.Model.Types;

namespace Wit.Component.Componentize;

/// <summary>Finds the imports that cannot be satisfied before the main module exists.</summary>
internal sealed class ShimCollector(ComponentPlan plan)
{
    private static readonly CoreFuncType TwoToOne = Type(2, 1);
    private static readonly CoreFuncType TwoToNone = Type(2, 0);

    private readonly ShimTable _shims = new();

    // A memory that the main module imports is there from the beginning.
    private bool HasMemory => plan.Main.Uses.ImportedMemory is not null;

    public static ShimTable Collect(ComponentPlan plan)
    {
        var collector = new ShimCollector(plan);
        foreach (var unit in plan.Units)
        {
            foreach (var (module, name, use) in unit.Uses.AllImports) collector.Add(unit, module, name, use);
            foreach (var (name, use) in unit.Uses.Exports)
            {
                if (use.Kind == ExportKind.Destructor)
                    collector._shims.Add(new DestructorShim(unit, name), $"dtor-{use.Resource!.Name}", CanonicalNeeds.None, Type(1, 0));
            }
        }

        return collector._shims;
    }

    private void Add(CoreUnit unit, string module, string name, ImportUse use)
    {
        switch (use)
        {
            case AdapterUse adapter:
                _shims.Add(new AdapterShim(adapter.Adapter, adapter.Function), $"adapt-{module}-{name}", CanonicalNeeds.Memory, adapter.Type);
                break;
            case FunctionUse function: AddFunction(unit, module, name, function); break;
            case TaskReturnUse task: AddTaskReturn(unit, module, name, task); break;
            case PayloadUse { Builtin: PayloadBuiltin.Read or PayloadBuiltin.Write } payload: AddCopy(unit, module, payload); break;
            case WaitableSetUse wait when !HasMemory:
                _shims.Add(new WaitableSetShim(wait.IsWait, wait.IsCancellable), wait.IsWait ? "waitable-set.wait" : "waitable-set.poll", CanonicalNeeds.None, TwoToOne);
                break;
            case ErrorContextNewUse context when !HasMemory:
                _shims.Add(new ErrorContextNewShim(context.Encoding), "error-new", CanonicalNeeds.Memory | CanonicalNeeds.StringEncoding, TwoToOne);
                break;
            case ErrorContextMessageUse context:
                var needs = CanonicalNeeds.Memory | CanonicalNeeds.StringEncoding | CanonicalNeeds.Realloc;
                _shims.Add(new ErrorContextMessageShim(unit, context.Encoding), "error-debug-message", needs, TwoToNone);
                AddRealloc(unit, needs, unit.Uses.ImportRealloc, isBefore: false);
                break;
            case ThreadNewUse: _shims.Add(new ThreadNewShim(), "thread.new-indirect", CanonicalNeeds.None, TwoToOne); break;
        }
    }

    private void AddFunction(CoreUnit unit, string module, string name, FunctionUse use)
    {
        var key = use.Item is WitWorldInterface ? use.Item.ExternName : "";
        var lowering = plan.Imports[key].Functions[(use.Function.Name, use.Abi)];
        if (lowering.IsIndirect)
        {
            var encoding = Encodings.OfImport(unit, use.Item, use.Function);
            _shims.Add(new LoweredShim(key, lowering, use.Abi, unit, encoding), $"indirect-{module}-{name}", lowering.Needs, lowering.Type);
        }

        AddRealloc(unit, lowering.Needs, unit.Uses.ImportRealloc, isBefore: !lowering.IsIndirect);
    }

    private void AddTaskReturn(CoreUnit unit, string module, string name, TaskReturnUse use)
    {
        var needs = FunctionNeeds.OfTaskReturn(use.Function);
        if (needs == CanonicalNeeds.None || HasMemory) return;
        var encoding = Encodings.OfExport(unit, use.Item, use.Function);
        var type = CoreSignature.Of(use.Function.Result is { } result ? [result] : [], null, CoreAbi.Import).Type;
        _shims.Add(new TaskReturnShim(unit, use.Item, use.Function, encoding), $"task-return-{use.Function.Name}", needs, type);
    }

    private void AddCopy(CoreUnit unit, string module, PayloadUse use)
    {
        var needs = PayloadNeeds.Of(use);
        if ((needs & CanonicalNeeds.Realloc) == 0 && HasMemory) return;
        _shims.Add(new PayloadShim(unit, use), $"{module}-{use.Payload.Name}", needs, Type(use.Payload.IsFuture ? 2 : 3, 1));
        AddRealloc(unit, needs, PayloadNeeds.Realloc(unit, use.Payload), isBefore: false);
    }

    private void AddRealloc(CoreUnit unit, CanonicalNeeds needs, string? realloc, bool isBefore)
    {
        if ((needs & CanonicalNeeds.Realloc) == 0 || plan.Realloc(unit, realloc) is not { } found) return;
        if (!isBefore && plan.Main.Uses.Find(ExportKind.TaskHook) is null) return;
        _shims.Add(new ReallocShim(found.Unit, found.Export), $"realloc-{found.Unit.DebugName}-{found.Export}", CanonicalNeeds.None, Type(4, 1));
    }

    private static CoreFuncType Type(int parameters, int results) => new(
        EquatableList.From(Enumerable.Repeat(CoreValType.I32, parameters)), EquatableList.From(Enumerable.Repeat(CoreValType.I32, results)));
}

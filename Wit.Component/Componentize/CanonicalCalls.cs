using Wit.Model;

namespace Wit.Component.Componentize;

/// <summary>Definitions that are emitted alike whether a core module imports them directly or the shim module calls them.</summary>
internal sealed class CanonicalCalls(ComponentScope scope, ShimTable shims)
{
    public CoreFuncIndex Lower(CoreUnit unit, string key, Lowering lowering, CanonicalStringEncoding encoding, bool isBefore)
    {
        var function = scope.Plan.Imports[key].Item is { } item
            ? scope.Items.Alias(scope.Instances[item.Interface], lowering.Function.Name, Sort.Func)
            : scope.Functions[lowering.Function.Name];
        var realloc = Realloc(unit, lowering.Needs, unit.Uses.ImportRealloc, isBefore);
        return scope.Items.Canon(new CanonLower(
            new FuncIndex(function), CanonicalOptionBuilder.Build(scope, unit, lowering.Needs, encoding, realloc)));
    }

    public CoreFuncIndex Copy(CoreUnit unit, PayloadUse use, bool isBefore)
    {
        var needs = PayloadNeeds.Of(use);
        var realloc = Realloc(unit, needs, PayloadNeeds.Realloc(unit, use.Payload), isBefore);
        var type = PayloadType(use.Payload);
        var options = CanonicalOptionBuilder.Build(scope, unit, needs, PayloadNeeds.Encoding(unit, use.Payload), realloc);
        return scope.Items.Canon((use.Builtin, use.Payload.IsFuture) switch
        {
            (PayloadBuiltin.Read, true) => new CanonFutureRead(type, options),
            (PayloadBuiltin.Read, false) => new CanonStreamRead(type, options),
            (_, true) => new CanonFutureWrite(type, options),
            _ => new CanonStreamWrite(type, options),
        });
    }

    public CoreFuncIndex TaskReturn(CoreUnit unit, TaskReturnShim task)
    {
        // The world's own functions mention imported types only.
        var types = task.Item is WitWorldInterface item ? scope.ExportedTypes(item.Interface) : scope.ImportedTypes;
        ValTypeRef? result = task.Function.Result is { } type ? types.Value(type) : null;
        var needs = FunctionNeeds.OfTaskReturn(task.Function);
        return scope.Items.Canon(new CanonTaskReturn(result, CanonicalOptionBuilder.Build(scope, unit, needs, task.Encoding, null)));
    }

    public TypeIndex PayloadType(Payload payload)
    {
        var types = payload.IsImported || payload.Interface is null ? scope.ImportedTypes : scope.ExportedTypes(payload.Interface);
        return payload.Type is { } type ? types.Index(type) : types.Unit(payload.IsFuture);
    }

    /// <summary>The allocation function, through the shim module when it is not there yet or a hook is to be called around it.</summary>
    public CoreFuncIndex? Realloc(CoreUnit unit, CanonicalNeeds needs, string? export, bool isBefore)
    {
        if ((needs & CanonicalNeeds.Realloc) == 0 || scope.Plan.Realloc(unit, export) is not { } found) return null;
        if (!isBefore && scope.Plan.Main.Uses.Find(ExportKind.TaskHook) is null) return scope.CoreFunction(found.Unit, found.Export);
        return new CoreFuncIndex(scope.CoreAlias(scope.ShimInstance!.Value, shims[new ReallocShim(found.Unit, found.Export)].Name, Sort.CoreFunc));
    }
}

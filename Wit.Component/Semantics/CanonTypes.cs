using System.Diagnostics;
using Wit.Model.Diagnostics;
using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>The core function types of canonical definitions (CanonicalABI.md, "Canonical Definitions" and "Flattening").</summary>
/// <remarks>Null stands for a type that depends on a 64-bit memory, which is left to the engine.</remarks>
internal static class CanonTypes
{
    private const int MaxFlatAsyncParameters = 4;
    private static readonly CoreValType I32 = CoreValType.I32;

    /// <summary>Checks the indices of a definition that gives a core function and says its type.</summary>
    public static CoreFuncType? Of(Scope scope, CanonDefinition canon)
    {
        switch (canon)
        {
            case CanonLower lower:
                var function = scope.Get(scope.Functions, lower.Function.Value, Sort.Func).Type;
                CanonResolver.CheckOptions(scope, lower.Options);
                return Lowered(scope, function, lower.Options);
            case CanonResourceNew create: return Func([Representation(scope, create.Resource)], [I32]);
            case CanonResourceDrop drop:
                scope.Resource(drop.Resource);
                return Func([I32], []);
            case CanonResourceRep rep: return Func([I32], [Representation(scope, rep.Resource)]);
            case CanonTaskReturn result:
                CanonResolver.CheckOptions(scope, result.Options);
                if (result.Result is not { } reference) return Func([], []);
                var flat = Flatten([scope.Value(reference)], CanonicalLayout.MaxFlatParameters);
                return Is64(scope, result.Options.Memory) ? null : Func(flat ?? [I32], []);
            case CanonContextGet get: return Func([], [get.Type]);
            case CanonContextSet set: return Func([set.Type], []);
            case CanonBackpressureInc or CanonBackpressureDec or CanonTaskCancel: return Func([], []);
            case CanonSubtaskCancel: return Func([I32], [I32]);
            case CanonSubtaskDrop or CanonErrorContextDrop or CanonWaitableSetDrop: return Func([I32], []);
            case CanonWaitableSetNew: return Func([], [I32]);
            case CanonWaitableSetWait wait: return Pointed(scope, wait.Memory, Func([I32, I32], [I32]));
            case CanonWaitableSetPoll poll: return Pointed(scope, poll.Memory, Func([I32, I32], [I32]));
            case CanonWaitableJoin: return Func([I32, I32], []);
            case CanonErrorContextNew create:
                CanonResolver.CheckOptions(scope, create.Options);
                return Is64(scope, create.Options.Memory) ? null : Func([I32, I32], [I32]);
            case CanonErrorContextDebugMessage message:
                CanonResolver.CheckOptions(scope, message.Options);
                return Is64(scope, message.Options.Memory) ? null : Func([I32, I32], []);
            default: return StreamOrFuture(scope, canon);
        }
    }

    /// <summary>The core type that a lifted function must have; null when it depends on a 64-bit memory.</summary>
    public static CoreFuncType? Lifted(Scope scope, FuncTypeEntity function, CanonicalOptions options)
    {
        if (Is64(scope, options.Memory)) return null;
        var parameters = Flatten(function.Parameters, CanonicalLayout.MaxFlatParameters) ?? [I32];
        if (options.IsAsync) return Func(parameters, options.Callback is null ? [] : [I32]);
        return Func(parameters, Flatten([.. TypeMeasure.Optional(function.Result)], CanonicalLayout.MaxFlatResults) ?? [I32]);
    }

    /// <summary>Whether a memory is there and addressed by i64.</summary>
    public static bool Is64(Scope scope, CoreMemoryIndex? memory) =>
        memory is { } index && scope.Get(scope.CoreMemories, index.Value, Sort.CoreMemory).Type is CoreStateItemType { Type: CoreMemoryType { Limits.Is64: true } };

    /// <summary>The flat values of types; null when there are more than the limit.</summary>
    public static CoreValType[]? Flatten(IReadOnlyList<ValueTypeEntity> types, int limit)
    {
        if (types.Sum(t => (long)t.Layout.FlatCount) > limit) return null;
        return [.. types.SelectMany(t => CanonicalLayout.Flatten(t.Type)).Select(c => new CoreValType((CoreValKind)(int)c))];
    }

    private static CoreFuncType? Lowered(Scope scope, FuncTypeEntity function, CanonicalOptions options)
    {
        if (Is64(scope, options.Memory)) return null;
        if (options.IsAsync)
        {
            List<CoreValType> asyncParameters = [.. Flatten(function.Parameters, MaxFlatAsyncParameters) ?? [I32]];
            if (function.Result is not null) asyncParameters.Add(I32);
            return Func([.. asyncParameters], [I32]);
        }

        List<CoreValType> parameters = [.. Flatten(function.Parameters, CanonicalLayout.MaxFlatParameters) ?? [I32]];
        var results = Flatten([.. TypeMeasure.Optional(function.Result)], CanonicalLayout.MaxFlatResults);
        if (results is null) parameters.Add(I32);
        return Func([.. parameters], results ?? []);
    }

    private static CoreFuncType? StreamOrFuture(Scope scope, CanonDefinition canon)
    {
        switch (canon)
        {
            case CanonStreamNew create: return Stream(create.Type, Func([], [CoreValType.I64]));
            case CanonStreamRead read: return Copy(read.Options, Stream(read.Type, Func([I32, I32, I32], [I32])));
            case CanonStreamWrite write: return Copy(write.Options, Stream(write.Type, Func([I32, I32, I32], [I32])));
            case CanonStreamCancelRead cancel: return Stream(cancel.Type, Func([I32], [I32]));
            case CanonStreamCancelWrite cancel: return Stream(cancel.Type, Func([I32], [I32]));
            case CanonStreamDropReadable drop: return Stream(drop.Type, Func([I32], []));
            case CanonStreamDropWritable drop: return Stream(drop.Type, Func([I32], []));
            case CanonFutureNew create: return Future(create.Type, Func([], [CoreValType.I64]));
            case CanonFutureRead read: return Copy(read.Options, Future(read.Type, Func([I32, I32], [I32])));
            case CanonFutureWrite write: return Copy(write.Options, Future(write.Type, Func([I32, I32], [I32])));
            case CanonFutureCancelRead cancel: return Future(cancel.Type, Func([I32], [I32]));
            case CanonFutureCancelWrite cancel: return Future(cancel.Type, Func([I32], [I32]));
            case CanonFutureDropReadable drop: return Future(drop.Type, Func([I32], []));
            case CanonFutureDropWritable drop: return Future(drop.Type, Func([I32], []));
            default: return Thread(scope, canon);
        }

        CoreFuncType Stream(TypeIndex type, CoreFuncType result)
        {
            CanonResolver.CheckStream(scope, type);
            return result;
        }

        CoreFuncType Future(TypeIndex type, CoreFuncType result)
        {
            CanonResolver.CheckFuture(scope, type);
            return result;
        }

        CoreFuncType? Copy(CanonicalOptions options, CoreFuncType result)
        {
            CanonResolver.CheckOptions(scope, options);
            return Is64(scope, options.Memory) ? null : result;
        }
    }

    private static CoreFuncType? Thread(Scope scope, CanonDefinition canon)
    {
        switch (canon)
        {
            case CanonThreadIndex or CanonThreadSuspend or CanonThreadYield: return Func([], [I32]);
            case CanonThreadResumeLater: return Func([I32], []);
            case CanonThreadSuspendThenResume or CanonThreadYieldThenResume or CanonThreadSuspendThenPromote or CanonThreadYieldThenPromote:
                return Func([I32], [I32]);
            case CanonThreadNewIndirect create: return Started(scope, create.Type, create.Table);
            case CanonThreadSpawnIndirect spawn: return Started(scope, spawn.Type, spawn.Table);
            case CanonThreadSpawnRef spawn:
                scope.CoreFuncType(spawn.Type);
                return null;
            case CanonThreadAvailableParallelism: return Func([], [I32]);
            default: throw new UnreachableException();
        }
    }

    private static CoreFuncType Started(Scope scope, CoreTypeIndex type, CoreTableIndex table)
    {
        var function = scope.CoreFuncType(type);
        if (function is not { Parameters: [{ Kind: CoreValKind.I32 or CoreValKind.I64 }], Results: [] })
            throw scope.Fail(DiagnosticCatalogue.TypeMismatch, "start function must take a single `i32` or `i64` argument and return nothing");
        var found = scope.Get(scope.CoreTables, table.Value, Sort.CoreTable).Type;
        if (found is not CoreStateItemType { Type: CoreTableType { Element: { Kind: CoreValKind.Reference, Heap: CoreValType.FuncHeap } } tableType })
            throw scope.Fail(DiagnosticCatalogue.TypeMismatch, "the table of a thread's function must hold funcref");
        return Func([tableType.Limits.Is64 ? CoreValType.I64 : I32, function.Parameters[0]], [I32]);
    }

    private static CoreFuncType? Pointed(Scope scope, CoreMemoryIndex memory, CoreFuncType type) => Is64(scope, memory) ? null : type;

    private static CoreValType Representation(Scope scope, TypeIndex index)
    {
        var resource = scope.Resource(index).Resource;
        return scope.ResourceDefinitions.TryGetValue(resource, out var definition)
            ? definition.Representation
            : throw scope.Fail(DiagnosticCatalogue.TypeMismatch, FormattableString.Invariant($"type index {index.Value} is not a local resource"),
                "only the component that defines a resource can make one from a representation or look at it");
    }

    private static CoreFuncType Func(CoreValType[] parameters, CoreValType[] results) => new([.. parameters], [.. results]);
}

using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>The rules of canonical definitions and their options (CanonicalABI.md, "Canonical Definitions").</summary>
internal static class CanonRules
{
    private static readonly CoreFuncType ReallocType = new([CoreValType.I32, CoreValType.I32, CoreValType.I32, CoreValType.I32], [CoreValType.I32]);
    private static readonly CoreFuncType ReallocType64 = new([CoreValType.I64, CoreValType.I64, CoreValType.I64, CoreValType.I64], [CoreValType.I64]);
    private static readonly CoreFuncType CallbackType = new([CoreValType.I32, CoreValType.I32, CoreValType.I32], [CoreValType.I32]);

    public static void Check(Scope scope, CanonDefinition canon)
    {
        switch (canon)
        {
            case CanonLift lift: CheckLift(scope, lift); break;
            case CanonLower lower: CheckLower(scope, lower); break;
            case CanonTaskReturn result:
                Forbid(scope, result.Options, realloc: true, postReturn: true, async: true, callback: true);
                ValueTypeEntity[] results = result.Result is { } reference ? [scope.Value(reference)] : [];
                CheckMemory(scope, result.Options, HasPointers(results) || CanonTypes.Flatten(results, 16) is null, needsRealloc: false);
                break;
            case CanonContextGet get: CheckContext(scope, get.Type, get.Slot); break;
            case CanonContextSet set: CheckContext(scope, set.Type, set.Slot); break;
            case CanonStreamRead read: CheckCopy(scope, read.Type, read.Options, reads: true); break;
            case CanonStreamWrite write: CheckCopy(scope, write.Type, write.Options, reads: false); break;
            case CanonFutureRead read: CheckCopy(scope, read.Type, read.Options, reads: true); break;
            case CanonFutureWrite write: CheckCopy(scope, write.Type, write.Options, reads: false); break;
            case CanonErrorContextNew create: CheckMemory(scope, create.Options, needsMemory: true, needsRealloc: false); break;
            case CanonErrorContextDebugMessage message: CheckMemory(scope, message.Options, needsMemory: true, needsRealloc: true); break;
            default: break;
        }
    }

    private static void CheckLift(Scope scope, CanonLift lift)
    {
        var type = scope.Type<FuncTypeEntity>(lift.Type, "function");
        var options = lift.Options;
        if (options.IsAsync && !type.Syntax.IsAsync) throw Fail(scope, "the `async` option requires an async function type");
        if (options.Callback is not null && !options.IsAsync) throw Fail(scope, "cannot specify callback without async");
        if (options.PostReturn is not null && options.IsAsync) throw Fail(scope, "cannot specify post-return function in async");
        var expected = CanonTypes.Lifted(scope, type, options);
        CheckFunction(scope, lift.Function, expected, "lifted function", DiagnosticCatalogue.TypeMismatch);
        var manyResults = !options.IsAsync && CanonTypes.Flatten([.. TypeMeasure.Optional(type.Result)], 1) is null;
        var parametersInMemory = HasPointers(type.Parameters) || CanonTypes.Flatten(type.Parameters, 16) is null;
        // An async lift hands its result to task.return, which has options of its own.
        var resultInMemory = !options.IsAsync && (manyResults || HasPointers([.. TypeMeasure.Optional(type.Result)]));
        CheckMemory(scope, options, parametersInMemory || resultInMemory, parametersInMemory);
        if (options.Callback is { } callback) CheckFunction(scope, callback, CallbackType, "canonical option `callback`");
        if (options.PostReturn is { } postReturn && expected is not null)
            CheckFunction(scope, postReturn, new CoreFuncType(expected.Results, []), "canonical option `post-return`");
    }

    private static void CheckLower(Scope scope, CanonLower lower)
    {
        var type = scope.Functions[(int)lower.Function.Value].Type;
        var options = lower.Options;
        if (options.IsAsync && !type.Syntax.IsAsync) throw Fail(scope, "the `async` canonical option requires an async function type");
        Forbid(scope, options, postReturn: true, callback: true);
        ValueTypeEntity[] results = [.. TypeMeasure.Optional(type.Result)];
        var resultInMemory = options.IsAsync ? results.Length > 0 : HasPointers(results) || CanonTypes.Flatten(results, 1) is null;
        var parametersInMemory = HasPointers(type.Parameters) || CanonTypes.Flatten(type.Parameters, options.IsAsync ? 4 : 16) is null;
        CheckMemory(scope, options, parametersInMemory || resultInMemory, HasPointers(results));
    }

    private static void CheckCopy(Scope scope, TypeIndex index, CanonicalOptions options, bool reads)
    {
        Forbid(scope, options, postReturn: true, callback: true);
        var elements = scope.Type<ValueTypeEntity>(index, "defined").Operands.Cast<ValueTypeEntity>().ToArray();
        CheckMemory(scope, options, elements.Length > 0, reads && HasPointers(elements));
    }

    private static void CheckContext(Scope scope, CoreValType type, uint slot)
    {
        if (type != CoreValType.I32 && type != CoreValType.I64) throw scope.Fail(DiagnosticCatalogue.InvalidComponent, "a context slot must be of type i32 or i64");
        if ((scope.ContextType ??= type) != type)
            throw scope.Fail(DiagnosticCatalogue.TypeMismatch, $"the type of a context slot must match the one before, {scope.ContextType}, it is {type}");
        if (slot > 1) throw scope.Fail(DiagnosticCatalogue.InvalidComponent, FormattableString.Invariant($"immediate must be zero or one: {slot}"));
    }

    private static void CheckMemory(Scope scope, CanonicalOptions options, bool needsMemory, bool needsRealloc)
    {
        if (options.Realloc is not null && options.Memory is null) throw Fail(scope, "canonical option `realloc` requires `memory` to also be specified");
        if (needsMemory && options.Memory is null) throw Fail(scope, "canonical option `memory` is required");
        if (needsRealloc && options.Realloc is null) throw Fail(scope, "canonical option `realloc` is required");
        if (options.Memory is { } memory && scope.CoreMemories[(int)memory.Value].Type is CoreStateItemType { Type: CoreMemoryType { Limits.IsShared: true } })
            throw Fail(scope, "mismatch in the shared flag for memories: canonical option `memory` cannot be a shared memory");
        if (options.Realloc is { } realloc)
            CheckFunction(scope, realloc, CanonTypes.Is64(scope, options.Memory) ? ReallocType64 : ReallocType, "canonical option `realloc`");
    }

    private static void CheckFunction(Scope scope, CoreFuncIndex index, CoreFuncType? expected, string what, DiagnosticDescriptor? descriptor = null)
    {
        if (expected is null || scope.CoreFunctions[(int)index.Value].Type is not CoreFuncItemType { Type: { } found } || CoreMatcher.Same(found, expected)) return;
        throw scope.Fail(descriptor ?? DiagnosticCatalogue.InvalidCanonicalOptions, $"{what} uses a core function with an incorrect signature: expected {expected}, found {found}");
    }

    private static void Forbid(
        Scope scope, CanonicalOptions options, bool realloc = false, bool postReturn = false, bool async = false, bool callback = false)
    {
        var found = realloc && options.Realloc is not null ? "realloc"
            : postReturn && options.PostReturn is not null ? "post-return"
            : async && options.IsAsync ? "async"
            : callback && options.Callback is not null ? "callback" : null;
        if (found is not null) throw Fail(scope, $"canonical option `{found}` cannot be specified here");
    }

    private static bool HasPointers(IEnumerable<ValueTypeEntity> types) => types.Any(t => t.HasPointers);

    private static DiagnosticException Fail(Scope scope, string message) => scope.Fail(DiagnosticCatalogue.InvalidCanonicalOptions, message);
}

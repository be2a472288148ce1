using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component;

/// <summary>What needs which feature (Explainer.md, "Gated Features").</summary>
internal static class FeatureRules
{
    public static void Check(Scope scope, DefType type)
    {
        switch (type)
        {
            case FuncDefType { IsAsync: true }: Require(scope, ComponentFeatures.Async, "an async function type"); break;
            case StreamDefType: Require(scope, ComponentFeatures.Async, "the type `stream`"); break;
            case FutureDefType: Require(scope, ComponentFeatures.Async, "the type `future`"); break;
            case MapDefType: Require(scope, ComponentFeatures.Maps, "the type `map`"); break;
            case FixedLengthListDefType: Require(scope, ComponentFeatures.FixedLengthLists, "a list of fixed length"); break;
            case PrimitiveDefType { Kind: PrimitiveKind.ErrorContext }: RequireErrorContext(scope); break;
            default: break;
        }

        if (scope.Allows(ComponentFeatures.ErrorContext)) return;
        IEnumerable<ValTypeRef> references = type switch
        {
            DefValType value => StructuralTypes.References(value),
            FuncDefType function => function.Parameters.Select(p => p.Type).Concat(function.Result is { } result ? [result] : []),
            _ => [],
        };
        if (references.Any(r => r.Primitive == PrimitiveKind.ErrorContext)) RequireErrorContext(scope);
    }

    public static void Check(Scope scope, ExternName name, ItemType item)
    {
        if (name.HasAttributes) Require(scope, ComponentFeatures.NameAttributes, "an attribute of a name");
        if (item is ValueItemType) Require(scope, ComponentFeatures.Values, "a value");
    }

    public static void CheckValues(Scope scope) => Require(scope, ComponentFeatures.Values, "a value or start function");

    public static void Check(Scope scope, CanonDefinition canon)
    {
        switch (canon)
        {
            case CanonResourceNew or CanonResourceDrop or CanonResourceRep: return;
            case CanonLift lift:
                CheckOptions(scope, lift.Options);
                if (lift.Options is { IsAsync: true, Callback: null }) Require(scope, ComponentFeatures.AsyncStackful, "an async lift without a callback");
                return;
            case CanonLower lower: CheckOptions(scope, lower.Options); return;
            case CanonErrorContextNew or CanonErrorContextDebugMessage or CanonErrorContextDrop: RequireErrorContext(scope); return;
            case CanonThreadSpawnRef or CanonThreadSpawnIndirect or CanonThreadAvailableParallelism:
                Require(scope, ComponentFeatures.SharedThreads, "a built-in on shared threads");
                return;
            case CanonThreadIndex or CanonThreadNewIndirect or CanonThreadResumeLater or CanonThreadSuspend or CanonThreadSuspendThenResume
                or CanonThreadYieldThenResume or CanonThreadSuspendThenPromote or CanonThreadYieldThenPromote:
                Require(scope, ComponentFeatures.Threading, "a built-in on threads");
                return;
            default: CheckAsync(scope, canon); return;
        }
    }

    private static void CheckAsync(Scope scope, CanonDefinition canon)
    {
        Require(scope, ComponentFeatures.Async, "an async built-in");
        switch (canon)
        {
            case CanonTaskReturn result:
                if (result.Result?.Primitive == PrimitiveKind.ErrorContext) RequireErrorContext(scope);
                CheckOptions(scope, result.Options);
                break;
            case CanonContextGet get: CheckContext(scope, get.Type, get.Slot); break;
            case CanonContextSet set: CheckContext(scope, set.Type, set.Slot); break;
            case CanonSubtaskCancel { IsAsync: true } or CanonStreamCancelRead { IsAsync: true } or CanonStreamCancelWrite { IsAsync: true }
                or CanonFutureCancelRead { IsAsync: true } or CanonFutureCancelWrite { IsAsync: true }:
                Require(scope, ComponentFeatures.MoreAsyncBuiltins, "an asynchronous cancellation");
                break;
            case CanonStreamRead read: CheckCopy(scope, read.Options); break;
            case CanonStreamWrite write: CheckCopy(scope, write.Options); break;
            case CanonFutureRead read: CheckCopy(scope, read.Options); break;
            case CanonFutureWrite write: CheckCopy(scope, write.Options); break;
            case CanonWaitableSetWait wait: CheckMemory(scope, wait.Memory); break;
            case CanonWaitableSetPoll poll: CheckMemory(scope, poll.Memory); break;
            default: break;
        }
    }

    private static void CheckContext(Scope scope, CoreValType type, uint slot)
    {
        if (type == CoreValType.I64) Require(scope, ComponentFeatures.Memory64, "a context slot of type i64");
        if (slot > 0) Require(scope, ComponentFeatures.Threading, "a context slot but the first");
    }

    private static void CheckCopy(Scope scope, CanonicalOptions options)
    {
        CheckOptions(scope, options);
        if (!options.IsAsync) Require(scope, ComponentFeatures.MoreAsyncBuiltins, "a synchronous read or write of a stream or future");
    }

    private static void CheckOptions(Scope scope, CanonicalOptions options)
    {
        if (options.IsAsync) Require(scope, ComponentFeatures.Async, "the canonical option `async`");
        CheckMemory(scope, options.Memory);
    }

    private static void CheckMemory(Scope scope, CoreMemoryIndex? memory)
    {
        if (CanonTypes.Is64(scope, memory)) Require(scope, ComponentFeatures.Memory64, "a 64-bit memory");
    }

    private static void RequireErrorContext(Scope scope) => Require(scope, ComponentFeatures.ErrorContext, "`error-context`");

    private static void Require(Scope scope, ComponentFeatures feature, string what)
    {
        if (!scope.Allows(feature)) throw scope.Fail(DiagnosticCatalogue.FeatureNotAllowed, $"{what} needs the feature {feature}, which is off");
    }
}

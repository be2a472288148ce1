using System.Diagnostics;

namespace Wit.Component.Inspection;

/// <summary>What canonical definitions are called (Explainer.md, "Canonical Built-ins"), their options, and what else they refer to.</summary>
internal static class CanonNames
{
    public static string Of(CanonDefinition canon) => canon switch
    {
        CanonLift => "lift",
        CanonLower => "lower",
        CanonResourceNew => "resource.new",
        CanonResourceDrop => "resource.drop",
        CanonResourceRep => "resource.rep",
        CanonBackpressureInc => "backpressure.inc",
        CanonBackpressureDec => "backpressure.dec",
        CanonTaskReturn => "task.return",
        CanonTaskCancel => "task.cancel",
        CanonContextGet => "context.get",
        CanonContextSet => "context.set",
        CanonSubtaskCancel => "subtask.cancel",
        CanonSubtaskDrop => "subtask.drop",
        CanonStreamNew => "stream.new",
        CanonStreamRead => "stream.read",
        CanonStreamWrite => "stream.write",
        CanonStreamCancelRead => "stream.cancel-read",
        CanonStreamCancelWrite => "stream.cancel-write",
        CanonStreamDropReadable => "stream.drop-readable",
        CanonStreamDropWritable => "stream.drop-writable",
        CanonFutureNew => "future.new",
        CanonFutureRead => "future.read",
        CanonFutureWrite => "future.write",
        CanonFutureCancelRead => "future.cancel-read",
        CanonFutureCancelWrite => "future.cancel-write",
        CanonFutureDropReadable => "future.drop-readable",
        CanonFutureDropWritable => "future.drop-writable",
        CanonErrorContextNew => "error-context.new",
        CanonErrorContextDebugMessage => "error-context.debug-message",
        CanonErrorContextDrop => "error-context.drop",
        CanonWaitableSetNew => "waitable-set.new",
        CanonWaitableSetWait => "waitable-set.wait",
        CanonWaitableSetPoll => "waitable-set.poll",
        CanonWaitableSetDrop => "waitable-set.drop",
        CanonWaitableJoin => "waitable.join",
        CanonThreadIndex => "thread.index",
        CanonThreadNewIndirect => "thread.new-indirect",
        CanonThreadResumeLater => "thread.resume-later",
        CanonThreadSuspend => "thread.suspend",
        CanonThreadYield => "thread.yield",
        CanonThreadSuspendThenResume => "thread.suspend-then-resume",
        CanonThreadYieldThenResume => "thread.yield-then-resume",
        CanonThreadSuspendThenPromote => "thread.suspend-then-promote",
        CanonThreadYieldThenPromote => "thread.yield-then-promote",
        CanonThreadSpawnRef => "thread.spawn-ref",
        CanonThreadSpawnIndirect => "thread.spawn-indirect",
        CanonThreadAvailableParallelism => "thread.available-parallelism",
        _ => throw new UnreachableException(),
    };

    public static CanonicalOptions Options(CanonDefinition canon) => canon switch
    {
        CanonLift lift => lift.Options,
        CanonLower lower => lower.Options,
        CanonTaskReturn taskReturn => taskReturn.Options,
        CanonStreamRead read => read.Options,
        CanonStreamWrite write => write.Options,
        CanonFutureRead read => read.Options,
        CanonFutureWrite write => write.Options,
        CanonErrorContextNew context => context.Options,
        CanonErrorContextDebugMessage context => context.Options,
        CanonWaitableSetWait wait => CanonicalOptions.None with { Memory = wait.Memory },
        CanonWaitableSetPoll poll => CanonicalOptions.None with { Memory = poll.Memory },
        CanonSubtaskCancel { IsAsync: true } or CanonStreamCancelRead { IsAsync: true } or CanonStreamCancelWrite { IsAsync: true }
            or CanonFutureCancelRead { IsAsync: true } or CanonFutureCancelWrite { IsAsync: true } => CanonicalOptions.None with { IsAsync = true },
        _ => CanonicalOptions.None,
    };

    /// <summary>The type a built-in is for; null when it is for none.</summary>
    public static TypeIndex? Type(CanonDefinition canon) => canon switch
    {
        CanonResourceNew c => c.Resource,
        CanonResourceDrop c => c.Resource,
        CanonResourceRep c => c.Resource,
        CanonStreamNew c => c.Type,
        CanonStreamRead c => c.Type,
        CanonStreamWrite c => c.Type,
        CanonStreamCancelRead c => c.Type,
        CanonStreamCancelWrite c => c.Type,
        CanonStreamDropReadable c => c.Type,
        CanonStreamDropWritable c => c.Type,
        CanonFutureNew c => c.Type,
        CanonFutureRead c => c.Type,
        CanonFutureWrite c => c.Type,
        CanonFutureCancelRead c => c.Type,
        CanonFutureCancelWrite c => c.Type,
        CanonFutureDropReadable c => c.Type,
        CanonFutureDropWritable c => c.Type,
        _ => null,
    };

    /// <summary>What the option is called in the text format.</summary>
    public static string Name(CanonicalStringEncoding encoding) => encoding switch
    {
        CanonicalStringEncoding.Utf8 => "utf8",
        CanonicalStringEncoding.Utf16 => "utf16",
        _ => "latin1+utf16",
    };
}

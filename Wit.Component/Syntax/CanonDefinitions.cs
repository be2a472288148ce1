// The closed hierarchy of canonical definitions (Binary.md, "Canonical Definitions"), together in one file because each is one line and they
// are read as one table. All but lift add a core function; lift adds a component function.
namespace Wit.Component;

/// <summary>A canonical definition: a lifted or lowered function or a built-in.</summary>
public abstract record CanonDefinition : ComponentItem;

/// <summary><c>(canon lift f opts ft)</c></summary>
/// <param name="Function">The core function.</param>
/// <param name="Options">The options.</param>
/// <param name="Type">The function type.</param>
public sealed record CanonLift(CoreFuncIndex Function, CanonicalOptions Options, TypeIndex Type) : CanonDefinition;

/// <summary><c>(canon lower f opts)</c></summary>
/// <param name="Function">The component function.</param>
/// <param name="Options">The options.</param>
public sealed record CanonLower(FuncIndex Function, CanonicalOptions Options) : CanonDefinition;

/// <summary><c>(canon resource.new rt)</c></summary>
/// <param name="Resource">The resource type.</param>
public sealed record CanonResourceNew(TypeIndex Resource) : CanonDefinition;

/// <summary><c>(canon resource.drop rt)</c></summary>
/// <param name="Resource">The resource type.</param>
public sealed record CanonResourceDrop(TypeIndex Resource) : CanonDefinition;

/// <summary><c>(canon resource.rep rt)</c></summary>
/// <param name="Resource">The resource type.</param>
public sealed record CanonResourceRep(TypeIndex Resource) : CanonDefinition;

/// <summary><c>(canon backpressure.inc)</c></summary>
public sealed record CanonBackpressureInc : CanonDefinition;

/// <summary><c>(canon backpressure.dec)</c></summary>
public sealed record CanonBackpressureDec : CanonDefinition;

/// <summary><c>(canon task.return rs opts)</c></summary>
/// <param name="Result">The result type; null when there is none.</param>
/// <param name="Options">The options.</param>
public sealed record CanonTaskReturn(ValTypeRef? Result, CanonicalOptions Options) : CanonDefinition;

/// <summary><c>(canon task.cancel)</c></summary>
public sealed record CanonTaskCancel : CanonDefinition;

/// <summary><c>(canon context.get t i)</c></summary>
/// <param name="Type">The type of the slot.</param>
/// <param name="Slot">The slot.</param>
public sealed record CanonContextGet(CoreValType Type, uint Slot) : CanonDefinition;

/// <summary><c>(canon context.set t i)</c></summary>
/// <param name="Type">The type of the slot.</param>
/// <param name="Slot">The slot.</param>
public sealed record CanonContextSet(CoreValType Type, uint Slot) : CanonDefinition;

/// <summary><c>(canon subtask.cancel async?)</c></summary>
/// <param name="IsAsync">Whether it returns instead of blocking.</param>
public sealed record CanonSubtaskCancel(bool IsAsync) : CanonDefinition;

/// <summary><c>(canon subtask.drop)</c></summary>
public sealed record CanonSubtaskDrop : CanonDefinition;

/// <summary><c>(canon stream.new t)</c></summary>
/// <param name="Type">The stream type.</param>
public sealed record CanonStreamNew(TypeIndex Type) : CanonDefinition;

/// <summary><c>(canon stream.read t opts)</c></summary>
/// <param name="Type">The stream type.</param>
/// <param name="Options">The options.</param>
public sealed record CanonStreamRead(TypeIndex Type, CanonicalOptions Options) : CanonDefinition;

/// <summary><c>(canon stream.write t opts)</c></summary>
/// <param name="Type">The stream type.</param>
/// <param name="Options">The options.</param>
public sealed record CanonStreamWrite(TypeIndex Type, CanonicalOptions Options) : CanonDefinition;

/// <summary><c>(canon stream.cancel-read t async?)</c></summary>
/// <param name="Type">The stream type.</param>
/// <param name="IsAsync">Whether it returns instead of blocking.</param>
public sealed record CanonStreamCancelRead(TypeIndex Type, bool IsAsync) : CanonDefinition;

/// <summary><c>(canon stream.cancel-write t async?)</c></summary>
/// <param name="Type">The stream type.</param>
/// <param name="IsAsync">Whether it returns instead of blocking.</param>
public sealed record CanonStreamCancelWrite(TypeIndex Type, bool IsAsync) : CanonDefinition;

/// <summary><c>(canon stream.drop-readable t)</c></summary>
/// <param name="Type">The stream type.</param>
public sealed record CanonStreamDropReadable(TypeIndex Type) : CanonDefinition;

/// <summary><c>(canon stream.drop-writable t)</c></summary>
/// <param name="Type">The stream type.</param>
public sealed record CanonStreamDropWritable(TypeIndex Type) : CanonDefinition;

/// <summary><c>(canon future.new t)</c></summary>
/// <param name="Type">The future type.</param>
public sealed record CanonFutureNew(TypeIndex Type) : CanonDefinition;

/// <summary><c>(canon future.read t opts)</c></summary>
/// <param name="Type">The future type.</param>
/// <param name="Options">The options.</param>
public sealed record CanonFutureRead(TypeIndex Type, CanonicalOptions Options) : CanonDefinition;

/// <summary><c>(canon future.write t opts)</c></summary>
/// <param name="Type">The future type.</param>
/// <param name="Options">The options.</param>
public sealed record CanonFutureWrite(TypeIndex Type, CanonicalOptions Options) : CanonDefinition;

/// <summary><c>(canon future.cancel-read t async?)</c></summary>
/// <param name="Type">The future type.</param>
/// <param name="IsAsync">Whether it returns instead of blocking.</param>
public sealed record CanonFutureCancelRead(TypeIndex Type, bool IsAsync) : CanonDefinition;

/// <summary><c>(canon future.cancel-write t async?)</c></summary>
/// <param name="Type">The future type.</param>
/// <param name="IsAsync">Whether it returns instead of blocking.</param>
public sealed record CanonFutureCancelWrite(TypeIndex Type, bool IsAsync) : CanonDefinition;

/// <summary><c>(canon future.drop-readable t)</c></summary>
/// <param name="Type">The future type.</param>
public sealed record CanonFutureDropReadable(TypeIndex Type) : CanonDefinition;

/// <summary><c>(canon future.drop-writable t)</c></summary>
/// <param name="Type">The future type.</param>
public sealed record CanonFutureDropWritable(TypeIndex Type) : CanonDefinition;

/// <summary><c>(canon error-context.new opts)</c></summary>
/// <param name="Options">The options.</param>
public sealed record CanonErrorContextNew(CanonicalOptions Options) : CanonDefinition;

/// <summary><c>(canon error-context.debug-message opts)</c></summary>
/// <param name="Options">The options.</param>
public sealed record CanonErrorContextDebugMessage(CanonicalOptions Options) : CanonDefinition;

/// <summary><c>(canon error-context.drop)</c></summary>
public sealed record CanonErrorContextDrop : CanonDefinition;

/// <summary><c>(canon waitable-set.new)</c></summary>
public sealed record CanonWaitableSetNew : CanonDefinition;

/// <summary><c>(canon waitable-set.wait cancel? (memory m))</c></summary>
/// <param name="IsCancellable">Whether a cancellation ends it.</param>
/// <param name="Memory">The memory that receives the event.</param>
public sealed record CanonWaitableSetWait(bool IsCancellable, CoreMemoryIndex Memory) : CanonDefinition;

/// <summary><c>(canon waitable-set.poll cancel? (memory m))</c></summary>
/// <param name="IsCancellable">Whether a cancellation is reported.</param>
/// <param name="Memory">The memory that receives the event.</param>
public sealed record CanonWaitableSetPoll(bool IsCancellable, CoreMemoryIndex Memory) : CanonDefinition;

/// <summary><c>(canon waitable-set.drop)</c></summary>
public sealed record CanonWaitableSetDrop : CanonDefinition;

/// <summary><c>(canon waitable.join)</c></summary>
public sealed record CanonWaitableJoin : CanonDefinition;

/// <summary><c>(canon thread.index)</c></summary>
public sealed record CanonThreadIndex : CanonDefinition;

/// <summary><c>(canon thread.new-indirect ft tbl)</c></summary>
/// <param name="Type">The type of the thread's function.</param>
/// <param name="Table">The table it is taken from.</param>
public sealed record CanonThreadNewIndirect(CoreTypeIndex Type, CoreTableIndex Table) : CanonDefinition;

/// <summary><c>(canon thread.resume-later)</c></summary>
public sealed record CanonThreadResumeLater : CanonDefinition;

/// <summary><c>(canon thread.suspend cancel?)</c></summary>
/// <param name="IsCancellable">Whether a cancellation ends it.</param>
public sealed record CanonThreadSuspend(bool IsCancellable) : CanonDefinition;

/// <summary><c>(canon thread.yield cancel?)</c></summary>
/// <param name="IsCancellable">Whether a cancellation ends it.</param>
public sealed record CanonThreadYield(bool IsCancellable) : CanonDefinition;

/// <summary><c>(canon thread.suspend-then-resume cancel?)</c></summary>
/// <param name="IsCancellable">Whether a cancellation ends it.</param>
public sealed record CanonThreadSuspendThenResume(bool IsCancellable) : CanonDefinition;

/// <summary><c>(canon thread.yield-then-resume cancel?)</c></summary>
/// <param name="IsCancellable">Whether a cancellation ends it.</param>
public sealed record CanonThreadYieldThenResume(bool IsCancellable) : CanonDefinition;

/// <summary><c>(canon thread.suspend-then-promote cancel?)</c></summary>
/// <param name="IsCancellable">Whether a cancellation ends it.</param>
public sealed record CanonThreadSuspendThenPromote(bool IsCancellable) : CanonDefinition;

/// <summary><c>(canon thread.yield-then-promote cancel?)</c></summary>
/// <param name="IsCancellable">Whether a cancellation ends it.</param>
public sealed record CanonThreadYieldThenPromote(bool IsCancellable) : CanonDefinition;

/// <summary><c>(canon thread.spawn-ref shared? ft)</c></summary>
/// <param name="IsShared">Whether the function is shared.</param>
/// <param name="Type">The type of the thread's function.</param>
public sealed record CanonThreadSpawnRef(bool IsShared, CoreTypeIndex Type) : CanonDefinition;

/// <summary><c>(canon thread.spawn-indirect shared? ft tbl)</c></summary>
/// <param name="IsShared">Whether the function is shared.</param>
/// <param name="Type">The type of the thread's function.</param>
/// <param name="Table">The table it is taken from.</param>
public sealed record CanonThreadSpawnIndirect(bool IsShared, CoreTypeIndex Type, CoreTableIndex Table) : CanonDefinition;

/// <summary><c>(canon thread.available-parallelism shared?)</c></summary>
/// <param name="IsShared">Whether the function is shared.</param>
public sealed record CanonThreadAvailableParallelism(bool IsShared) : CanonDefinition;

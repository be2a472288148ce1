namespace Wit.Component.Componentize;

/// <summary>What a module's task hook is called with: the moments in the life of a task that it may want to set up state for.</summary>
internal enum TaskHook
{
    SyncStart,
    SyncFinish,
    AsyncStart,
    AsyncResume,
    AsyncBlock,
    AsyncFinish,
    InitializeStart,
    InitializeFinish,
    DestructorStart,
    DestructorFinish,
    PostReturnStart,
    PostReturnFinish,
    ReallocStart,
    ReallocFinish,
}

/// <summary>A function that calls a core export between two calls of the task hook.</summary>
/// <param name="Unit">The module of the export; null when what is called is no export that anything else finds by name.</param>
/// <param name="Export">The name of the export.</param>
/// <param name="Callee">The function it calls.</param>
/// <param name="Type">Its type.</param>
/// <param name="Start">The moment before.</param>
/// <param name="Finish">The moment behind; null when the result says whether the task blocks or finishes.</param>
internal sealed record HookedFunction(CoreUnit? Unit, string Export, uint Callee, CoreFuncType Type, TaskHook Start, TaskHook? Finish);

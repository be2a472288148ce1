// What a module of adapters is given. Together in one file because each is a line.
namespace Wit.Runtime.Plan;

/// <summary>What an import of a module of adapters is given.</summary>
internal abstract record FusedImport;

/// <summary>The memory of the instances' flags.</summary>
internal sealed record FusedFlags : FusedImport;

/// <summary>A memory of a component.</summary>
/// <param name="Item">The memory.</param>
internal sealed record FusedMemory(CoreItem Item) : FusedImport;

/// <summary>A function of the accessor module of a memory; only in lowered components.</summary>
/// <param name="Item">The memory.</param>
/// <param name="Accessor">The function's name.</param>
internal sealed record FusedAccessor(CoreItem Item, string Accessor) : FusedImport;

/// <summary>A core function of a component.</summary>
/// <param name="Item">The function.</param>
internal sealed record FusedFunction(CoreItem Item) : FusedImport;

/// <summary>What traps with a reason.</summary>
internal sealed record FusedTrapFunction : FusedImport;

/// <summary>What validates a string in a memory.</summary>
/// <param name="Options">Options that name the memory.</param>
internal sealed record FusedValidateUtf8(PlannedOptions Options) : FusedImport;

/// <summary>What transcodes a string.</summary>
/// <param name="Source">The options of who has it.</param>
/// <param name="Target">The options of who gets it.</param>
internal sealed record FusedTranscode(PlannedOptions Source, PlannedOptions Target) : FusedImport;

/// <summary>What begins a scope of borrowed handles.</summary>
internal sealed record FusedBeginCall : FusedImport;

/// <summary>What ends it.</summary>
internal sealed record FusedEndCall : FusedImport;

/// <summary>What passes a handle.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="IsOwn">Whether for good; else it is lent.</param>
/// <param name="Source">The options of who has it.</param>
/// <param name="Target">The options of who gets it.</param>
internal sealed record FusedTransfer(int Resource, bool IsOwn, PlannedOptions Source, PlannedOptions Target) : FusedImport;

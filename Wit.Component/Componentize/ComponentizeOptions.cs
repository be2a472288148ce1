namespace Wit.Component;

/// <summary>How a component is made of a core module.</summary>
public sealed record ComponentizeOptions
{
    /// <summary>The adapters whose exports the module may import.</summary>
    public IReadOnlyList<ComponentizeAdapter> Adapters { get; init; } = [];

    /// <summary>Whether the component is validated; it is by default.</summary>
    public bool Validate { get; init; } = true;

    /// <summary>Whether of several imported versions of an interface that are compatible only the latest is imported; it is by default.</summary>
    public bool MergeImportsBasedOnSemver { get; init; } = true;

    /// <summary>Whether adapters get their memory by <c>memory.grow</c> and not from the module's <c>cabi_realloc</c>.</summary>
    public bool ReallocViaMemoryGrow { get; init; }

    /// <summary>Whether only the names of the standard scheme, which start with <c>cm32p2</c>, have a meaning.</summary>
    public bool RejectLegacyNames { get; init; }

    /// <summary>Whether the shim module calls through globals and <c>return_call_ref</c> and not through a table.</summary>
    public bool ReturnCallRef { get; init; }

    /// <summary>Whether the modules that are added carry names for backtraces; they do by default.</summary>
    public bool DebugNames { get; init; } = true;
}

/// <summary>A core module that implements one interface of core functions, such as <c>wasi_snapshot_preview1</c>, in terms of a world.</summary>
/// <param name="Name">The module name under which its exports are imported.</param>
/// <param name="Module">The adapter; it must not change afterwards.</param>
/// <param name="Path">The file name for diagnostics; null when there is none.</param>
public sealed record ComponentizeAdapter(string Name, ReadOnlyMemory<byte> Module, string? Path = null);

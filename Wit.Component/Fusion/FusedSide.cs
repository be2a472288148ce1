namespace Wit.Component.Fusion;

/// <summary>One side of the call that an adapter makes.</summary>
/// <param name="body">The adapter.</param>
/// <param name="imports">The imports.</param>
/// <param name="options">The side's options.</param>
internal sealed class FusedSide(AdapterBody body, AdapterImports imports, AdapterSide options)
{
    public AdapterSide Options => options;

    /// <summary>The memory; null when there is none.</summary>
    public AdapterMemory? Memory { get; } = options.Memory is { } item ? new AdapterMemory(body, imports, item) : null;

    /// <summary>Says whether the instance can call out.</summary>
    public void SetMayLeave(bool value) => body.I32(0).I32(value ? 1u : 0).Memory(MemoryOp.I32Store, 0, FlagsLayout.MayLeave(options.Instance));
}

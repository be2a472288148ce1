namespace Wit.Runtime;

/// <summary>What an instance may use.</summary>
public sealed record InstanceOptions
{
    /// <summary>No limit but what 32-bit memories have; all fuel.</summary>
    public static InstanceOptions Default { get; } = new();

    /// <summary>The fuel to start with; only for engines that count it (<see cref="WasmEngineOptions.ConsumeFuel"/>).</summary>
    public ulong Fuel { get; init; } = ulong.MaxValue;

    /// <summary>The size in bytes that each linear memory may grow to; null for no limit.</summary>
    public long? MaxMemorySize { get; init; }

    /// <summary>The number of elements that each table may grow to; null for no limit.</summary>
    public long? MaxTableElements { get; init; }

    /// <summary>How long the instance may live before its guests trap; only for interruptible engines (<see cref="WasmEngineOptions.Interruptible"/>).</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Makes the guests trap; only for interruptible engines (<see cref="WasmEngineOptions.Interruptible"/>).</summary>
    public CancellationToken CancellationToken { get; init; }
}

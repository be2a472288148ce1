namespace Wit.Runtime;

/// <summary>The bounds of a pool.</summary>
public sealed record ComponentPoolOptions
{
    /// <summary>The most instances that are rented at once; who wants another waits.</summary>
    public int MaximumInstances { get; init; } = Environment.ProcessorCount * 4;

    /// <summary>How many instances are made ahead.</summary>
    public int IdleInstances { get; init; } = 1;

    /// <summary>The limits of each instance; its timeout begins when it is rented.</summary>
    public InstanceOptions InstanceOptions { get; init; } = InstanceOptions.Default;
}

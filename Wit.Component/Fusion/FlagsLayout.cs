namespace Wit.Component.Fusion;

/// <summary>
/// The memory that the flags of all component instances of a store lie in (CanonicalABI.md, "Component Instances"). A memory and not
/// globals: the adapters reach both at the same cost, and the host reaches a memory by a pointer.
/// </summary>
internal static class FlagsLayout
{
    /// <summary>The size in bytes of the flags of one instance.</summary>
    public const uint InstanceSize = 8;

    /// <summary>Where the number stands that a left instance's may-enter flag is set to: 1, and 0 once the store is unusable.</summary>
    public const uint Usable = 0;

    /// <summary>The size in bytes of the memory's used part.</summary>
    public static uint Size(int instances) => InstanceSize * ((uint)instances + 1);

    /// <summary>The number of pages.</summary>
    public static uint Pages(int instances) => (Size(instances) + 0xffff) >> 16;

    /// <summary>The address of an instance's may-enter flag.</summary>
    public static uint MayEnter(int instance) => InstanceSize * ((uint)instance + 1);

    /// <summary>The address of an instance's may-leave flag.</summary>
    public static uint MayLeave(int instance) => MayEnter(instance) + 4;

    /// <summary>What the memory holds before anything runs.</summary>
    public static byte[] Initial(int instances)
    {
        var bytes = new byte[Size(instances)];
        for (var i = 0; i < bytes.Length; i += 4) bytes[i] = 1;
        return bytes;
    }
}

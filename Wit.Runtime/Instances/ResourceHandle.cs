namespace Wit.Runtime.Instances;

/// <summary>An element of a handle table (CanonicalABI.md, "Resource State").</summary>
/// <param name="resource">The resource type.</param>
/// <param name="representation">What stands for the resource: of the guest's choosing, or a key of the host's.</param>
/// <param name="borrowScope">The call that the handle is borrowed for; null for an own handle.</param>
internal sealed class ResourceHandle(GuestResource resource, uint representation, CallScope? borrowScope)
{
    public GuestResource Resource { get; } = resource;

    public uint Representation { get; } = representation;

    public CallScope? BorrowScope { get; } = borrowScope;

    public bool IsOwn => BorrowScope is null;

    /// <summary>How many running calls have borrowed from this handle.</summary>
    public int LendCount { get; set; }
}

namespace Wit.Model.Diff;

/// <summary>
/// Who no longer fits: hosts built against the old side when they meet guests built against the new one, and guests built
/// against the old side when they meet hosts built against the new one.
/// </summary>
[Flags]
public enum WitBreaks
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>An old host cannot run a new guest.</summary>
    Hosts = 1,

    /// <summary>An old guest does not run in a new host.</summary>
    Guests = 2,

    /// <summary>Neither way works.</summary>
    Both = Hosts | Guests,
}

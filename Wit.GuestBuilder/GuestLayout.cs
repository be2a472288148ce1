namespace Wit.GuestBuilder;

/// <summary>How the booted memory lies in the component.</summary>
public enum GuestLayout
{
    /// <summary>Without its zeros: a small file, whose memory is put together when an instance starts.</summary>
    Small,

    /// <summary>As one image: a large file, which engines map and copy on write, so that an instance starts at once.</summary>
    Fast,
}

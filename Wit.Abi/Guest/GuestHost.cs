namespace Wit.Abi;

/// <summary>Whether there is a host behind a guest's imports: in a component there is, in a test of the guest's code there is none.</summary>
public static class GuestHost
{
    private static bool s_isBound;

    /// <summary>
    /// Whether the code runs as plain .NET, so that <see cref="GuestFake{TContract}"/> answers instead of imports. A compiler or trimmer for
    /// WebAssembly sees a constant here and leaves out what is behind it.
    /// </summary>
    public static bool IsAbsent => !OperatingSystem.IsBrowser() && !OperatingSystem.IsWasi() && !s_isBound;

    /// <summary>Says that the imports are bound, whatever the platform.</summary>
    public static void Bind() => s_isBound = true;
}

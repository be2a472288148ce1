using System.Diagnostics.CodeAnalysis;

namespace Wit.Abi;

/// <summary>How a guest ends when it cannot go on.</summary>
public static class GuestTrap
{
    /// <summary>Writes what happened to the standard error and traps: a component has no other way to let an exception out.</summary>
    /// <param name="exception">The exception that the guest's code did not catch.</param>
    [DoesNotReturn]
    public static void Fail(Exception exception) => Environment.FailFast($"\nunhandled exception in an export: {exception}\n");
}

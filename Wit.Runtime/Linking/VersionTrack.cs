using Wit.Model;

namespace Wit.Runtime.Linking;

/// <summary>
/// Interface names without what compatible versions differ in: a component built against <c>wasi:cli/run@0.2.3</c> runs on a host
/// that defines 0.2.12, and the other way round. What does not fit after all is found by comparing the types.
/// </summary>
internal static class VersionTrack
{
    /// <summary>The name with only the part of its version that makes others incompatible; the name itself when it has no version.</summary>
    public static string? Of(string? interfaceName)
    {
        var at = interfaceName?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        if (at < 0 || SemanticVersion.TryParse(interfaceName![(at + 1)..]) is not { } version) return interfaceName;
        return interfaceName[..(at + 1)] + version.CompatibilityTrack;
    }

    /// <summary>Whether two names differ at most in compatible versions.</summary>
    public static bool AreCompatible(string? one, string? other) => one == other || Of(one) == Of(other);
}

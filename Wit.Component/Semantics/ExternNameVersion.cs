using Wit.Model;

namespace Wit.Component;

/// <summary>An import or export name with its version taken apart, to find what can stand in for what.</summary>
/// <param name="Unversioned">The name without its version.</param>
/// <param name="Version">The version; null when there is none or it is not a semantic version.</param>
internal sealed record ExternNameVersion(string Unversioned, SemanticVersion? Version)
{
    public static ExternNameVersion Of(ExternName name)
    {
        var at = name.Name.IndexOf('@', StringComparison.Ordinal);
        return at < 0
            ? new ExternNameVersion(name.Name, null)
            : new ExternNameVersion(name.Name[..at], SemanticVersion.TryParse(name.Name[(at + 1)..] + name.VersionSuffix));
    }

    /// <summary>Whether an export of this name can satisfy an import of the other one.</summary>
    public bool Satisfies(ExternNameVersion wanted) =>
        Unversioned == wanted.Unversioned && Version is not null && wanted.Version is not null
        && Version.CompatibilityTrack == wanted.Version.CompatibilityTrack && Version >= wanted.Version;
}

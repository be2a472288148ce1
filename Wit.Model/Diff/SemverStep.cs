namespace Wit.Model.Diff;

/// <summary>The step from one version to another, either of which may be missing.</summary>
internal sealed class SemverStep(SemanticVersion? old, SemanticVersion? @new)
{
    private bool IsPreRelease => old is { PreRelease.Length: > 0 };

    private bool IsBackwards => old is not null && @new is not null && @new < old;

    /// <summary>The level that the step announces.</summary>
    public SemverLevel Declared
    {
        get
        {
            if (old is null) return @new is null ? SemverLevel.None : SemverLevel.Breaking;
            if (@new is null || @new <= old) return SemverLevel.None;
            if (IsPreRelease) return SemverLevel.Breaking;

            // A pre-release announces the version that it leads to.
            var goal = @new with { PreRelease = "", Build = "" };
            if (goal.CompatibilityTrack != (old with { Build = "" }).CompatibilityTrack) return SemverLevel.Breaking;
            return old.Major == 0 || goal.Minor != old.Minor ? SemverLevel.Addition : SemverLevel.Patch;
        }
    }

    /// <summary>Whether the step is enough. Without versions there is nothing to raise, so only what is compatible passes.</summary>
    public bool Allows(SemverLevel required) =>
        old is null && @new is null ? required != SemverLevel.Breaking
        : @new is not null && !IsBackwards && Declared >= required;

    /// <summary>The least version that allows it.</summary>
    public SemanticVersion? Least(SemverLevel required)
    {
        if (old is null || required == SemverLevel.None) return null;
        if (IsPreRelease) return old with { PreRelease = "", Build = "" };
        return (required, old) switch
        {
            (SemverLevel.Breaking, { Major: > 0 }) => new SemanticVersion(old.Major + 1, 0, 0),
            (SemverLevel.Breaking, { Minor: > 0 }) => new SemanticVersion(0, old.Minor + 1, 0),
            (SemverLevel.Addition, { Major: > 0 }) => new SemanticVersion(old.Major, old.Minor + 1, 0),
            _ => new SemanticVersion(old.Major, old.Minor, old.Patch + 1),
        };
    }

    /// <summary>The verdict in one sentence.</summary>
    public string Explain(SemverLevel required)
    {
        var what = required switch
        {
            SemverLevel.None => "nothing changed",
            SemverLevel.Patch => "nothing changed that anybody depends on",
            SemverLevel.Addition => "there are additions",
            _ => "there are breaking changes",
        };
        if (old is null && @new is null)
            return Allows(required) ? $"{what}, and the package has no version" : $"{what}, and the package has no version that could say so";
        if (old is null) return $"{what}, and {@new} is the first version";
        if (@new is null) return $"the new package has no version, the old one is {old}";
        if (IsBackwards) return $"{@new} is older than {old}";
        if (Allows(required))
            return IsPreRelease && required != SemverLevel.None
                ? $"{what}, and the pre-release {old} promised nothing"
                : $"{what}, and the step from {old} to {@new} allows that";
        return $"{what}, which the step from {old} to {@new} does not allow; it takes at least {Least(required)}";
    }
}

namespace Wit.Model.Diff;

/// <summary>
/// Checks that a version says enough about what changed. Compatible means that hosts move first: what was built as a guest
/// of the old version must run in a host of the new one. So a change that breaks guests asks for an incompatible version,
/// one that breaks hosts alone is an addition, and what stands under an <c>@unstable</c> gate binds nobody.
/// </summary>
/// <remarks>
/// The rule of versions is that of canonical interface names (Explainer.md, "Canonical interface names"): the first number
/// that is not zero tells incompatible versions apart, and a pre-release is compatible with itself alone. Below 1.0.0 there is
/// one number less, and additions and patches share the last one.
/// </remarks>
public static class SemverCheck
{
    /// <summary>Checks a package.</summary>
    public static SemverVerdict Check(WitPackage old, WitPackage @new) =>
        Judge(WitDiff.Compare(old, @new), old.Name, @new.Name);

    /// <summary>Checks a world by the versions of the packages around the two.</summary>
    public static SemverVerdict Check(WitWorld old, WitWorld @new) =>
        Judge(WitDiff.Compare(old, @new), old.Package.Name, @new.Package.Name);

    /// <summary>The level that one change asks for.</summary>
    public static SemverLevel LevelOf(WitChange change) =>
        change.Subject == WitChangeSubject.Package ? SemverLevel.None
        : change.Feature is not null ? SemverLevel.Patch
        : (change.Breaks & WitBreaks.Guests) != 0 ? SemverLevel.Breaking
        : change.Breaks != WitBreaks.None || change.Kind != WitChangeKind.Changed ? SemverLevel.Addition
        : SemverLevel.Patch;

    private static SemverVerdict Judge(WitComparison comparison, PackageName old, PackageName @new)
    {
        var required = comparison.Changes.Select(LevelOf).DefaultIfEmpty(SemverLevel.None).Max();
        var step = new SemverStep(old.Version, @new.Version);
        var renamed = old.Namespace != @new.Namespace || old.Name != @new.Name;
        var enough = !renamed && step.Allows(required);
        return new SemverVerdict(
            comparison, enough, required, step.Declared,
            renamed ? $"{old} and {@new} are different packages" : step.Explain(required))
        {
            LeastVersion = step.Least(required),
            Deciding = [.. comparison.Changes.Where(c => required != SemverLevel.None && LevelOf(c) == required)],
            Notes = [.. comparison.Changes.Where(c => c.RepeatOf is null).SelectMany(c => NotesOn(c, old.Version, @new.Version))],
        };
    }

    private static IEnumerable<string> NotesOn(WitChange change, SemanticVersion? old, SemanticVersion? @new)
    {
        if (change.AddedGate is not StableSince { Since: var since }) yield break;
        if (old is { PreRelease: "" } && since <= old)
            yield return $"{change.Path} says @since(version = {since}), but {old} did not have it";
        if (@new is not null && since > @new)
            yield return $"{change.Path} says @since(version = {since}), which is later than the package's own version {@new}";
    }
}

using Wit.Model.Text;

namespace Wit.Model.Diff;

/// <summary>
/// Compares feature gates (WIT.md, "Feature Gates"). Opening a gate is to those who keep features off as if the item were
/// added, closing it as if it were removed; the versions in gates bind nobody.
/// </summary>
internal static class Gates
{
    /// <summary>The feature of an <c>@unstable</c> gate; null for any other.</summary>
    public static string? FeatureOf(WitStability? stability) => (stability as UnstableFeature)?.Feature;

    /// <summary>Compares the gates of an item that both sides have.</summary>
    /// <param name="place">The item.</param>
    /// <param name="old">Its own old gate.</param>
    /// <param name="new">Its own new gate.</param>
    /// <param name="oldFeature">The feature it stood under, of its own gate or one around it.</param>
    /// <param name="newFeature">The feature it stands under.</param>
    /// <param name="add">Where the change goes.</param>
    public static void Compare(
        GatedPlace place, WitStability? old, WitStability? @new, string? oldFeature, string? newFeature, Action<WitChange> add)
    {
        if (Equals(old, @new)) return;
        var opened = oldFeature is not null && newFeature is null;
        var closed = oldFeature is null && newFeature is not null;
        var (breaks, reason) =
            opened ? (DiffRules.BreaksOf(WitChangeKind.Added, place.Role), "it has become stable: " + DiffRules.ReasonOf(WitChangeKind.Added, place.Role, "use"))
            : closed ? (DiffRules.BreaksOf(WitChangeKind.Removed, place.Role), "it is no longer stable: without the feature it is gone")
            : (WitBreaks.None, "a gate changes no type");
        add(new(place.Path, WitChangeKind.Changed, WitChangeSubject.Gate, breaks, reason)
        {
            Scope = place.Scope,
            Old = TextOf(old),
            New = TextOf(@new),
            Feature = opened || closed ? null : newFeature,
            AddedGate = opened ? @new : null,
            OldSpan = place.OldSpan,
            NewSpan = place.NewSpan,
        });
    }

    /// <summary>A gate as it is written in WIT.</summary>
    public static string TextOf(WitStability? stability)
    {
        var gate = stability switch
        {
            StableSince since => $"@since(version = {since.Since})",
            UnstableFeature unstable => $"@unstable(feature = {unstable.Feature})",
            _ => "no gate",
        };
        return stability?.Deprecated is { } deprecated ? $"{gate} @deprecated(version = {deprecated})" : gate;
    }
}

/// <summary>An item whose gates are compared.</summary>
internal readonly record struct GatedPlace(string Path, string Scope, DiffRole Role, SourceSpan? OldSpan, SourceSpan? NewSpan);

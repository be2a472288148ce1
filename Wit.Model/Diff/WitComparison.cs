namespace Wit.Model.Diff;

/// <summary>The outcome of a comparison: the changes in a stable order, the interfaces before the worlds.</summary>
/// <param name="OldName">What was compared, with its version.</param>
/// <param name="NewName">What it was compared with.</param>
/// <param name="Changes">The changes.</param>
public sealed record WitComparison(string OldName, string NewName, IReadOnlyList<WitChange> Changes)
{
    /// <summary>Whom the changes break together, those under an <c>@unstable</c> gate left out.</summary>
    public WitBreaks Breaks => Changes.Where(c => c.Feature is null).Aggregate(WitBreaks.None, (all, c) => all | c.Breaks);
}

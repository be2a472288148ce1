namespace Wit.Model.Diff;

/// <summary>Whether a version says enough about what changed.</summary>
/// <param name="Comparison">What changed.</param>
/// <param name="IsEnough">The verdict.</param>
/// <param name="Required">The level that the changes ask for.</param>
/// <param name="Declared">The level that the step from the old version to the new one announces.</param>
/// <param name="Explanation">The verdict in one sentence, in lower case without a final stop.</param>
public sealed record SemverVerdict(
    WitComparison Comparison, bool IsEnough, SemverLevel Required, SemverLevel Declared, string Explanation)
{
    /// <summary>The least version that would do; null when the old side has none, or nothing changed.</summary>
    public SemanticVersion? LeastVersion { get; init; }

    /// <summary>The changes that ask for <see cref="Required"/>.</summary>
    public IReadOnlyList<WitChange> Deciding { get; init; } = [];

    /// <summary>What else is odd, about gates whose version cannot be right.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

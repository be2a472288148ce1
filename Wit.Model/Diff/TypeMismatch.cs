namespace Wit.Model.Diff;

/// <summary>One place in which two types differ.</summary>
/// <param name="Declaration">The path of the declared type of the compared packages that holds the place; null when none does.</param>
/// <param name="Local">The steps from there on, each with a dot before it; from the start when there is no such type.</param>
/// <param name="Full">The steps from the start, each with a dot before it.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Subject">What it happened to.</param>
/// <param name="Old">The old text.</param>
/// <param name="New">The new text.</param>
internal sealed record TypeMismatch(
    string? Declaration, string Local, string Full, WitChangeKind Kind, WitChangeSubject Subject, string? Old, string? New)
{
    /// <summary>Why it breaks both sides, where there is more to say than that types must be equal.</summary>
    public string Reason { get; init; } = DiffRules.TypesMustBeEqual;
}

namespace Wit.Model.Diff;

/// <summary>The rules: whom a change breaks and why.</summary>
internal static class DiffRules
{
    /// <summary>Why a differing type breaks both sides.</summary>
    public const string TypesMustBeEqual = "there is no subtyping between value types: both sides must have the same one";

    /// <summary>Why a differing function breaks both sides.</summary>
    public const string FunctionsMustBeEqual = "there is no subtyping between function types: both sides must have the same one";

    public static WitBreaks BreaksOf(WitChangeKind kind, DiffRole role) => (kind, role) switch
    {
        (WitChangeKind.Changed, _) => WitBreaks.Both,
        (WitChangeKind.Added, DiffRole.Exported) => WitBreaks.Guests,
        (WitChangeKind.Added, _) => WitBreaks.Hosts,
        (WitChangeKind.Removed, DiffRole.Exported) => WitBreaks.Hosts,
        (WitChangeKind.Removed, _) => WitBreaks.Guests,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Why an item that came or went breaks the one side.</summary>
    /// <param name="kind">Whether it came or went.</param>
    /// <param name="role">The direction.</param>
    /// <param name="use">What the using side does with it: <c>call</c>, <c>import</c>, ...</param>
    public static string ReasonOf(WitChangeKind kind, DiffRole role, string use) => (kind, role) switch
    {
        (WitChangeKind.Added, DiffRole.Exported) => $"a new host may {use} it, and an old guest does not have it",
        (WitChangeKind.Added, _) => $"a new guest may {use} it, and an old host does not have it",
        (WitChangeKind.Removed, DiffRole.Exported) => $"an old host may {use} it, and a new guest does not have it",
        (WitChangeKind.Removed, _) => $"an old guest may {use} it, and a new host does not have it",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

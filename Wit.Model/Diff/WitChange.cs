using Wit.Model.Text;

namespace Wit.Model.Diff;

/// <summary>One difference between two sides.</summary>
/// <param name="Path">
/// Where: the interface or world by its name without the package's version, then the items inwards with dots between them,
/// as in <c>example:greeter/greet.greeting.timestamp</c>. Inside types the steps are <c>item</c>, <c>some</c>, <c>ok</c>,
/// <c>err</c>, <c>key</c>, <c>value</c> and the index in a tuple.
/// </param>
/// <param name="Kind">What happened.</param>
/// <param name="Subject">What it happened to.</param>
/// <param name="Breaks">Who no longer fits.</param>
/// <param name="Reason">Why, in lower case without a final stop.</param>
public sealed record WitChange(string Path, WitChangeKind Kind, WitChangeSubject Subject, WitBreaks Breaks, string Reason)
{
    /// <summary>The interface or world that the change belongs to: the part of <see cref="Path"/> before the first item; the package's name for itself.</summary>
    public required string Scope { get; init; }

    /// <summary>What the old side has, as WIT text; null for an addition.</summary>
    public string? Old { get; init; }

    /// <summary>What the new side has, as WIT text; null for a removal.</summary>
    public string? New { get; init; }

    /// <summary>The feature of the <c>@unstable</c> gate that the item stands under; null when it is stable. What is unstable may change.</summary>
    public string? Feature { get; init; }

    /// <summary>
    /// The parameters and results through which a change of a declared type shows, as in
    /// <c>example:greeter/greet.greet-user.result.timestamp</c>.
    /// </summary>
    public IReadOnlyList<string> Reaches { get; init; } = [];

    /// <summary>In a world: the path of the same change in the interface as such, when it breaks the same side there; null otherwise.</summary>
    public string? RepeatOf { get; init; }

    /// <summary>The gate of an added item; null when it has none.</summary>
    public WitStability? AddedGate { get; init; }

    /// <summary>Where the old item is declared; null when it was not read from text.</summary>
    public SourceSpan? OldSpan { get; init; }

    /// <summary>Where the new item is declared; null when it was not read from text.</summary>
    public SourceSpan? NewSpan { get; init; }
}

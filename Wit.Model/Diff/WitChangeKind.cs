namespace Wit.Model.Diff;

/// <summary>What happened to an item.</summary>
public enum WitChangeKind
{
    /// <summary>Only the new side has it.</summary>
    Added,

    /// <summary>Only the old side has it.</summary>
    Removed,

    /// <summary>Both sides have it, and it differs.</summary>
    Changed,
}

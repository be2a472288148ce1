namespace Wit.Model.Diff;

/// <summary>How much a version says, or has to say, about what changed.</summary>
public enum SemverLevel
{
    /// <summary>Nothing changed.</summary>
    None,

    /// <summary>Nothing that anybody depends on changed.</summary>
    Patch,

    /// <summary>Something came; what was built against the old version runs in hosts of the new one.</summary>
    Addition,

    /// <summary>What was built against the old version does not run in hosts of the new one.</summary>
    Breaking,
}

namespace Wit.Model.Diff;

/// <summary>From which side an item is judged.</summary>
internal enum DiffRole
{
    /// <summary>An interface as such; judged as if it were imported.</summary>
    Itself,

    /// <summary>A world imports it: hosts provide it, guests use it.</summary>
    Imported,

    /// <summary>A world exports it: guests provide it, hosts use it.</summary>
    Exported,
}

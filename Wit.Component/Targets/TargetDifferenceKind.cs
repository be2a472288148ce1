namespace Wit.Component;

/// <summary>How a component does not fit a world.</summary>
public enum TargetDifferenceKind
{
    /// <summary>The world wants an export that the component does not have.</summary>
    MissingExport,

    /// <summary>The component imports what the world does not offer.</summary>
    ImportNotOffered,

    /// <summary>Both have the item, with other types.</summary>
    Type,
}

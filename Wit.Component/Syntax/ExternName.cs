namespace Wit.Component;

/// <summary>The name of an import or export with its attributes (Binary.md, <c>nameattributes</c>).</summary>
/// <param name="Name">The <c>externname</c>: a plain name (<c>run</c>, <c>[method]r.f</c>) or an interface name (<c>ns:pkg/iface@1.0.0</c>).</param>
public sealed record ExternName(string Name)
{
    /// <summary>The interface name of <c>(implements "...")</c>; null when there is none.</summary>
    public string? Implements { get; init; }

    /// <summary>The rest of the version behind a canonical one, <c>(versionsuffix "...")</c>; null when there is none.</summary>
    public string? VersionSuffix { get; init; }

    /// <summary>The <c>(external-id "...")</c>; null when there is none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Whether there is any attribute.</summary>
    public bool HasAttributes => Implements is not null || VersionSuffix is not null || ExternalId is not null;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

namespace Wit.Model;

/// <summary>A resolved package.</summary>
public sealed class WitPackage
{
    /// <summary>The name.</summary>
    public required PackageName Name { get; init; }

    /// <summary>The doc comment of the package; null when there is none.</summary>
    public string? Docs { get; internal set; }

    /// <summary>The interfaces by name, in declaration order.</summary>
    public IReadOnlyList<WitInterface> Interfaces { get; internal set; } = [];

    /// <summary>The worlds by name, in declaration order.</summary>
    public IReadOnlyList<WitWorld> Worlds { get; internal set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name.ToString();
}

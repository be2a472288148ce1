namespace Wit.Model;

/// <summary>The name of a package: <c>namespace:name@version</c> (WIT.md, "Package Names").</summary>
/// <param name="Namespace">The part before the colon.</param>
/// <param name="Name">The part behind the colon.</param>
/// <param name="Version">The version as it is written, without the <c>@</c>; null when there is none.</param>
public sealed record PackageName(string Namespace, string Name, SemanticVersion? Version)
{
    /// <summary>The name of an interface or world inside the package: <c>namespace:name/item@version</c>.</summary>
    public string Qualify(string item) => Version is null ? $"{Namespace}:{Name}/{item}" : $"{Namespace}:{Name}/{item}@{Version}";

    /// <inheritdoc/>
    public override string ToString() => Version is null ? $"{Namespace}:{Name}" : $"{Namespace}:{Name}@{Version}";
}

namespace Wit.Model.Types;

/// <summary>A resource type. Its identity is its reference: two declarations of one name are two types (CanonicalABI.md, "Resource State").</summary>
/// <param name="name">The name for messages and canonical text; not part of the identity.</param>
public sealed class ResourceType(string name)
{
    /// <summary>The name for messages and canonical text; not part of the identity.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

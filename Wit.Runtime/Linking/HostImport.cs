using Wit.Model.Types;

namespace Wit.Runtime.Linking;

/// <summary>What the host defines for an import.</summary>
/// <param name="Body">The implementation.</param>
/// <param name="ResourceTypes">What stands for the resource types in its marshallers.</param>
internal sealed record HostImport(HostFunction Body, IReadOnlyList<Type> ResourceTypes)
{
    /// <summary>Whether the import's type is the one implemented; resources of one name in two interfaces have one text.</summary>
    public bool Fits(FuncType type, string signature) =>
        type.ToString() == signature && (ResourceTypes.Count == 0 || Model.Types.ResourceTypes.Of(type).Count == ResourceTypes.Count);
}

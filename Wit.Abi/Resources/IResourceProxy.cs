namespace Wit.Abi;

/// <summary>The generated class of a resource that the other side implements.</summary>
public interface IResourceProxy
{
    /// <summary>The handle.</summary>
    ForeignHandle Handle { get; }
}

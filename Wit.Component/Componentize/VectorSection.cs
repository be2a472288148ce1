using Wit.Component.Writing;

namespace Wit.Component.Componentize;

/// <summary>The content of a section that is a vector, while it grows.</summary>
internal sealed class VectorSection
{
    private readonly BinaryBuilder _items = new();

    public uint Count { get; private set; }

    public ReadOnlySpan<byte> Written => new BinaryBuilder(_items.Written.Length + 5).U32(Count).Bytes(_items.Written).Written;

    /// <summary>Counts an element, which the caller writes.</summary>
    public BinaryBuilder Next()
    {
        Count++;
        return _items;
    }
}

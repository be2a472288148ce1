namespace Wit.Abi;

/// <summary>A handle to a resource that the other side of the boundary implements: what the generated class of a resource holds.</summary>
public abstract class ForeignHandle
{
    /// <summary>Only this repository's two kinds are of use.</summary>
    protected ForeignHandle() { }

    /// <summary>Gives the handle up, and with an own handle the resource; later calls do nothing.</summary>
    public abstract void Drop();
}

namespace Wit.Abi;

/// <summary>
/// What stands for a resource type in the marshallers: one empty struct per resource. The members with a body are those of a
/// guest, which the host finds out at run time instead.
/// </summary>
/// <typeparam name="T">The C# interface of the resource.</typeparam>
public interface IResourceType<T>
    where T : class
{
    /// <summary>The name in WIT, for messages.</summary>
    static abstract string Name { get; }

    /// <summary>Whether the guest implements the resource in what it exports.</summary>
    static virtual bool IsExported => false;

    /// <summary>Makes an object for a handle to a resource that the guest imports.</summary>
    static virtual T Wrap(ImportedHandle handle) => throw NotBound();

    /// <summary><c>[resource-drop]</c> of the imported resource.</summary>
    static virtual void DropImported(uint handle) => throw NotBound();

    /// <summary><c>[resource-new]</c></summary>
    /// <param name="representation">The number that stands for the guest's object.</param>
    /// <returns>An own handle.</returns>
    static virtual uint New(uint representation) => throw NotBound();

    /// <summary><c>[resource-rep]</c></summary>
    static virtual uint Representation(uint handle) => throw NotBound();

    /// <summary><c>[resource-drop]</c> of the exported resource.</summary>
    static virtual void DropExported(uint handle) => throw NotBound();

    private static NotSupportedException NotBound() => new("the bindings of this side do not have that");
}

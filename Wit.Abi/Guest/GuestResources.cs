namespace Wit.Abi;

/// <summary>The objects of a guest that are resources it exports.</summary>
public static class GuestResources
{
    /// <summary>The objects by their representation.</summary>
    internal static ObjectTable Objects { get; } = new();

    /// <summary>The body of every <c>[dtor]</c> function: disposes the object, unless it was handed back to the guest before.</summary>
    public static void Drop(uint representation) => Objects.Drop(representation);

    /// <summary>The object of a representation.</summary>
    internal static T Find<T>(uint representation, string name)
        where T : class =>
        Objects.Find(representation) as T ?? throw new WasmTrapException($"representation {representation} is no {name} of this component");
}

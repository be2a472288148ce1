namespace Wit.Component.Componentize.Linking;

/// <summary>What libraries find each other's exports by: the name and the type.</summary>
/// <param name="Name">The name.</param>
/// <param name="Sort">Function, global or tag; a global holds an address relative to its library's memory.</param>
/// <param name="Function">The type of a function or tag.</param>
/// <param name="Global">The type of a global.</param>
internal sealed record LinkSymbol(string Name, Sort Sort, CoreFuncType? Function, CoreGlobalType? Global)
{
    public static LinkSymbol OfFunction(string name, CoreFuncType type) => new(name, Sort.CoreFunc, type, null);

    public static LinkSymbol OfTag(string name, CoreFuncType type) => new(name, Sort.CoreTag, type, null);

    public static LinkSymbol OfAddress(string name) => new(name, Sort.CoreGlobal, null, new CoreGlobalType(CoreValType.I32, false));

    public override string ToString() => Sort == Sort.CoreGlobal ? $"the address `{Name}`" : $"the {Sort.Name()} `{Name}` of type {Function}";
}

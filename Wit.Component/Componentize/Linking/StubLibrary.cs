namespace Wit.Component.Componentize.Linking;

/// <summary>Writes a library of functions that trap, in place of those that no library has.</summary>
internal static class StubLibrary
{
    public const string Name = "wit-component:stubs";

    public static byte[] Write(IEnumerable<LinkSymbol> missing)
    {
        var module = new CoreModuleBuilder(internsTypes: false);
        foreach (var symbol in missing)
            module.Export(symbol.Name, Sort.CoreFunc, module.Function(symbol.Function!, symbol.Name, new CodeBuilder().Unreachable().End()));
        return module.Build(null);
    }
}

namespace Wit.Component.Componentize.Linking;

/// <summary>A function of the environment that calls a library's through the table.</summary>
internal sealed record IndirectFunction(string Name, CoreFuncType Type, DynamicLibrary Exporter);

/// <summary>
/// Finds the functions that need a place in the table: those whose addresses are imported, and those that a library imports from one
/// that can be instantiated behind it only.
/// </summary>
internal static class IndirectFunctions
{
    public static IReadOnlyList<IndirectFunction> Find(LinkResolution resolution, IReadOnlyList<DynamicLibrary> sorted)
    {
        var functions = new List<IndirectFunction>();
        var names = new HashSet<string>();
        var instantiated = new HashSet<DynamicLibrary>();
        foreach (var library in sorted)
        {
            foreach (var name in library.FunctionAddresses)
            {
                var (symbol, exporter) = resolution.Function(name);
                if (names.Add(name)) functions.Add(new IndirectFunction(name, symbol.Function!, exporter));
            }

            foreach (var (name, type) in library.Functions)
            {
                var exporter = resolution.Exporter(LinkSymbol.OfFunction(name, type));
                if (!instantiated.Contains(exporter) && names.Add(name)) functions.Add(new IndirectFunction(name, type, exporter));
            }

            instantiated.Add(library);
        }

        // The hook has to be an export of the main module, whoever calls it.
        if (resolution.Hook is { } hook && names.Add(hook.Name))
            functions.Add(new IndirectFunction(hook.Name, hook.Function!, resolution.Exporter(hook)));
        return functions;
    }
}

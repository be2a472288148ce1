using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize.Linking;

/// <summary>Makes one program of shared libraries: a main module that holds what they share, and the libraries around it.</summary>
internal static class LibraryLinker
{
    public static CoreInputs Link(IReadOnlyList<SharedLibrary> libraries, ComponentizeOptions options, LinkOptions linking)
    {
        if (linking.BuiltInLibdl) libraries = [.. libraries, BuiltInLibdl.Library];
        var adapters = options.Adapters.Select(a => CoreInput.Read(a.Name, a.Module, a.Path)).ToList();
        var names = adapters.Select(a => a.Name!).ToHashSet();
        var dynamic = libraries.Select(l => new DynamicLibrary(CoreInput.Read(l.Name, l.Module, l.Path, isLibrary: true), l.IsDlOpenable, names)).ToList();
        if (dynamic.GroupBy(l => l.Name).FirstOrDefault(g => g.Count() > 1 || names.Contains(g.Key)) is { } twice)
            throw twice.First().Fail("there are two of that name");
        var resolution = Resolve(dynamic, linking);
        var sorted = resolution.InOrder();
        var environment = EnvironmentModule.Create(resolution, IndirectFunctions.Find(resolution, sorted), linking.StackSize);
        var instantiated = new HashSet<DynamicLibrary>();
        foreach (var library in sorted)
        {
            library.Input.Library = new LibraryImports(library, resolution, instantiated);
            instantiated.Add(library);
        }

        return new CoreInputs(CoreInput.Read(null, environment.Bytes, null), [.. adapters, .. sorted.Select(l => l.Input)])
        {
            Linking = new LinkFixups(resolution, environment),
        };
    }

    private static LinkResolution Resolve(List<DynamicLibrary> libraries, LinkOptions linking)
    {
        var resolution = new LinkResolution(libraries);
        if (resolution.Missing.Count > 0)
        {
            CheckMissing(resolution, linking);
            var stubs = CoreInput.Read(StubLibrary.Name, StubLibrary.Write(resolution.Missing.Keys), null, isLibrary: true);
            resolution = new LinkResolution([.. libraries, new DynamicLibrary(stubs, false, new HashSet<string>())]);
        }

        // Without the libraries that nothing leads to, fewer functions can be missing.
        var reachable = resolution.FindReachable();
        if (reachable.Count == 0)
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.UnresolvedLibrary, DiagnosticLocation.None, "no library exports anything of a world"));
        return reachable.Count == resolution.Libraries.Count ? resolution
            : Resolve([.. reachable.Where(l => l.Name != StubLibrary.Name)], linking);
    }

    private static void CheckMissing(LinkResolution resolution, LinkOptions linking)
    {
        foreach (var (symbol, library) in resolution.Missing)
        {
            var canBeMissing = symbol.Sort == Sort.CoreFunc && (linking.StubMissingFunctions || library.IsWeak(symbol.Name));
            if (!canBeMissing) throw library.Fail($"no library has {symbol}, which it needs", BuiltInLibdl.Hint(symbol));
        }
    }
}

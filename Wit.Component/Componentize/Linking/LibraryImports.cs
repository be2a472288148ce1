namespace Wit.Component.Componentize.Linking;

/// <summary>Where each import of a library comes from when it is instantiated.</summary>
internal sealed class LibraryImports
{
    private readonly Dictionary<(string Module, string Name), LibraryUse> _uses = [];

    /// <param name="library">The library.</param>
    /// <param name="resolution">Which library has each symbol.</param>
    /// <param name="instantiated">The libraries that come before it; what others export comes through the environment.</param>
    public LibraryImports(DynamicLibrary library, LinkResolution resolution, IReadOnlySet<DynamicLibrary> instantiated)
    {
        Add(LinkNames.Environment, LinkNames.Memory, Sort.CoreMemory);
        Add(LinkNames.Environment, LinkNames.Table, Sort.CoreTable);
        foreach (var name in (string[])[LinkNames.StackPointer, LinkNames.InitialStackPointer, LinkNames.AsyncifyState, LinkNames.AsyncifyData])
            Add(LinkNames.Environment, name, Sort.CoreGlobal);
        Add(LinkNames.Environment, LinkNames.MemoryBase, Sort.CoreGlobal, LinkNames.MemoryBaseOf(library));
        Add(LinkNames.Environment, LinkNames.TableBase, Sort.CoreGlobal, LinkNames.TableBaseOf(library));
        foreach (var name in (string[])[LinkNames.GetTlsBase, LinkNames.SetTlsBase])
            if (library.NeedsFromEnvironment(name)) Add(LinkNames.Environment, name, Sort.CoreFunc, LinkNames.Of(library, name));
        foreach (var (name, type) in library.Functions) AddFrom(resolution.Exporter(LinkSymbol.OfFunction(name, type)), name, Sort.CoreFunc, instantiated);
        foreach (var (name, type) in library.Tags) AddTag(library, resolution.Exporter(LinkSymbol.OfTag(name, type)), name, instantiated);
        foreach (var name in library.MemoryAddresses) Add(LinkNames.MemoryAddresses, name, Sort.CoreGlobal, LinkNames.Of(library, name));
        foreach (var name in (string[])[LinkNames.HeapBase, LinkNames.HeapEnd, LinkNames.StackHigh, LinkNames.StackLow, LinkNames.DlLibraries, LinkNames.ProgramTls])
            Add(LinkNames.MemoryAddresses, name, Sort.CoreGlobal);
        foreach (var name in library.FunctionAddresses) Add(LinkNames.FunctionAddresses, name, Sort.CoreGlobal, LinkNames.Of(library, name));
        foreach (var ((module, name), import) in library.FromAdapters) Add(module, name, import.Type.Sort, $"{module}:{name}");
    }

    public LibraryUse? Find(CoreImport import) => _uses.GetValueOrDefault((import.Module, import.Name));

    private void Add(string module, string name, Sort sort, string? export = null) => _uses[(module, name)] = new LibraryUse(null, export ?? name, sort);

    private void AddFrom(DynamicLibrary exporter, string name, Sort sort, IReadOnlySet<DynamicLibrary> instantiated) =>
        _uses[(LinkNames.Environment, name)] = new LibraryUse(instantiated.Contains(exporter) ? exporter.Name : null, name, sort);

    private void AddTag(DynamicLibrary library, DynamicLibrary exporter, string name, IReadOnlySet<DynamicLibrary> instantiated)
    {
        if (!instantiated.Contains(exporter)) throw library.Fail($"it imports the tag `{name}` of `{exporter.Name}`, which needs it in turn");
        AddFrom(exporter, name, Sort.CoreTag, instantiated);
    }
}

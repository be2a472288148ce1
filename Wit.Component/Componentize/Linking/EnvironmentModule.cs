using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component.Componentize.Linking;

/// <summary>
/// Writes the main module of libraries that are linked: the memory with places for their data, the table with places for their functions,
/// the globals they import, and functions that call a library's through the table where libraries need each other.
/// </summary>
internal sealed class EnvironmentModule
{
    private const uint PageSize = 65536;
    private const uint HeapAlignment = 16;

    private readonly LinkResolution _resolution;
    private readonly IReadOnlyList<DynamicLibrary> _libraries;
    private readonly CoreModuleBuilder _module = new(internsTypes: false);
    private readonly uint _stackSize;
    private readonly OrderedDictionary<string, (Sort Sort, uint Index)> _reexports = [];

    // Address 0 of the table is the null function; the stack lies at the beginning of the memory.
    private uint _table = 1;
    private uint _memory;

    private EnvironmentModule(LinkResolution resolution, IReadOnlyList<IndirectFunction> functions, uint stackSize)
    {
        (_resolution, Functions, _stackSize, _memory) = (resolution, functions, stackSize, stackSize);
        _libraries = resolution.Libraries;
        uint? start = null;
        foreach (var library in _libraries)
        {
            ImportFromAdapters(library);
            if (!library.Has(LinkNames.Start)) continue;
            if (start is not null) throw library.Fail($"another library exports `{LinkNames.Start}` too");
            start = ImportFunction(library.Name, LinkNames.Start, new CoreFuncType([], []));
        }

        ImportRealloc();
        var tlsContext = ImportContext();
        DlOpen = new DlOpenTable(_table, _memory, _libraries);
        AddGlobals(out var tls);
        Tls = tls;
        FunctionsBase = _table;
        foreach (var function in Functions) AddFunction(function);
        foreach (var library in _libraries) TlsFunctions.Add(_module, library, tls, tlsContext);
        foreach (var (name, (sort, index)) in _reexports) _module.Export(name, sort, index);
        if (start is { } startFunction) _module.Export(LinkNames.Start, Sort.CoreFunc, startFunction);
        _module.Export(LinkNames.Table, Sort.CoreTable, _module.Table(new CoreTableType(CoreValType.FuncRef, new CoreLimits(_table, null))));
        _module.Export(LinkNames.Memory, Sort.CoreMemory, _module.Memory(new CoreMemoryType(new CoreLimits(Align(_memory, PageSize) / PageSize, null))));
    }

    /// <summary>The functions that call through the table.</summary>
    public IReadOnlyList<IndirectFunction> Functions { get; }

    /// <summary>Where they begin in the table.</summary>
    public uint FunctionsBase { get; }

    public DlOpenTable DlOpen { get; }

    public TlsLayout Tls { get; }

    public byte[] Bytes => _module.Build(null);

    /// <exception cref="DiagnosticException">The data of the libraries do not fit into a memory (WIT0230).</exception>
    public static EnvironmentModule Create(LinkResolution resolution, IReadOnlyList<IndirectFunction> functions, uint stackSize)
    {
        var total = resolution.Libraries.Aggregate((ulong)stackSize, (sum, l) => sum + l.Section.MemorySize + (1UL << (int)l.Section.MemoryAlignment) + (PageSize * 64));
        var elements = resolution.Libraries.Aggregate((ulong)functions.Count, (sum, l) => sum + l.Section.TableSize + (1UL << (int)l.Section.TableAlignment));
        if (total > uint.MaxValue || elements > uint.MaxValue)
            throw new DiagnosticException(new Diagnostic(DiagnosticCatalogue.UnresolvedLibrary, DiagnosticLocation.None, "the libraries together do not fit into a memory of 4 GiB"));
        return new EnvironmentModule(resolution, functions, stackSize);
    }

    private static uint Align(uint value, uint alignment) => (value + alignment - 1) & ~(alignment - 1);

    private uint ImportFunction(string module, string name, CoreFuncType type) =>
        _module.Import(module, name, new CoreFuncExternType(new CoreTypeIndex(_module.Type(type))));

    private void ImportFromAdapters(DynamicLibrary library)
    {
        foreach (var ((module, name), import) in library.FromAdapters)
        {
            var key = $"{module}:{name}";
            if (_reexports.ContainsKey(key)) continue;
            _reexports[key] = import.Type switch
            {
                CoreFuncExternType function => (Sort.CoreFunc, ImportFunction(module, name, library.Input.Module.FuncType(function.Type)!)),
                CoreGlobalType global => (Sort.CoreGlobal, _module.Import(module, name, global)),
                _ => throw library.Fail($"the import `{module}` `{name}` is neither a function nor a global"),
            };
        }
    }

    private void ImportRealloc()
    {
        var type = new CoreFuncType(EquatableList.From(Enumerable.Repeat(CoreValType.I32, 4)), [CoreValType.I32]);
        if (_resolution.Find(LinkSymbol.OfFunction(LinkNames.Realloc, type)) is not { } exporter || Functions.Any(f => f.Name == LinkNames.Realloc)) return;
        _module.Export(LinkNames.Realloc, Sort.CoreFunc, ImportFunction(exporter.Name, LinkNames.Realloc, type));
    }

    // With threads, the base of the current one's storage is in its context.
    private uint? ImportContext()
    {
        var usesBase = _libraries.Any(l => l.NeedsFromEnvironment(LinkNames.GetTlsBase) || l.NeedsFromEnvironment(LinkNames.SetTlsBase));
        var startsThreads = _libraries.Any(l => l.NeedsFromEnvironment("[thread-new-indirect-v0]"));
        return usesBase && startsThreads ? ImportFunction("$root", "[context-get-1]", new CoreFuncType([], [CoreValType.I32])) : null;
    }

    private void AddGlobal(string name, uint value, bool isMutable)
    {
        var index = _module.Global(new CoreGlobalType(CoreValType.I32, isMutable), new CodeBuilder().I32Const((int)value).End());
        _module.Export(name, Sort.CoreGlobal, index);
    }

    private void AddGlobals(out TlsLayout tls)
    {
        if (_libraries.Any(l => l.NeedsAddress(LinkNames.DlLibraries))) AddGlobal(LinkNames.DlLibraries, DlOpen.LibrariesAddress, true);
        _table += (uint)DlOpen.Functions.Count;
        _memory += DlOpen.Size;
        tls = new TlsLayout(_libraries, ref _memory);
        if (_libraries.Any(l => l.NeedsAddress(LinkNames.ProgramTls))) AddGlobal(LinkNames.ProgramTls, tls.ProgramInfo, true);
        if (NeedsAny(LinkNames.StackPointer)) AddGlobal(LinkNames.StackPointer, _stackSize, true);
        if (NeedsAny(LinkNames.InitialStackPointer)) AddGlobal(LinkNames.InitialStackPointer, _stackSize, false);
        if (NeedsAny(LinkNames.AsyncifyState) || NeedsAny(LinkNames.AsyncifyData))
        {
            AddGlobal(LinkNames.AsyncifyState, 0, true);
            AddGlobal(LinkNames.AsyncifyData, 0, true);
        }

        if (_libraries.Any(l => l.NeedsAddress(LinkNames.StackHigh))) AddGlobal(LinkNames.StackHigh, _stackSize, true);
        if (_libraries.Any(l => l.NeedsAddress(LinkNames.StackLow))) AddGlobal(LinkNames.StackLow, 0, true);
        foreach (var library in _libraries) AddBases(library);
        foreach (var library in _libraries) AddFunctionAddresses(library);
        _memory = Align(_memory, HeapAlignment);
        if (_libraries.Any(l => l.NeedsAddress(LinkNames.HeapBase))) AddGlobal(LinkNames.HeapBase, _memory, true);
        if (_libraries.Any(l => l.NeedsAddress(LinkNames.HeapEnd))) AddGlobal(LinkNames.HeapEnd, Align(_memory, PageSize), true);
    }

    private bool NeedsAny(string name) => _libraries.Any(l => l.NeedsFromEnvironment(name));

    private void AddBases(DynamicLibrary library)
    {
        _memory = Align(_memory, 1u << (int)library.Section.MemoryAlignment);
        _table = Align(_table, 1u << (int)library.Section.TableAlignment);
        AddGlobal(LinkNames.MemoryBaseOf(library), _memory, false);
        AddGlobal(LinkNames.TableBaseOf(library), _table, false);
        _memory += library.Section.MemorySize;
        _table += library.Section.TableSize;
        foreach (var name in library.MemoryAddresses) AddGlobal(LinkNames.Of(library, name), 0, true);
    }

    // A function that may be missing, and is, has no address.
    private void AddFunctionAddresses(DynamicLibrary library)
    {
        foreach (var name in library.FunctionAddresses)
        {
            var place = Functions.Index().First(f => f.Item.Name == name);
            var isMissing = place.Item.Exporter.Name == StubLibrary.Name && library.Functions.ContainsKey(name) && library.IsWeak(name);
            AddGlobal(LinkNames.Of(library, name), isMissing ? 0 : _table + (uint)place.Index, true);
        }
    }

    private void AddFunction(IndirectFunction function)
    {
        var code = new CodeBuilder();
        for (uint i = 0; i < function.Type.Parameters.Count; i++) code.LocalGet(i);
        var type = _module.Type(function.Type);
        var index = _module.Function(type, function.Name, code.I32Const((int)_table).CallIndirect(type).End());
        _module.Export(function.Name, Sort.CoreFunc, index);
        _table++;
    }
}

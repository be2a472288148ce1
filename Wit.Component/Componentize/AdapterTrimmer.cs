using Wit.Component.Writing;
using Wit.Model.Types;

namespace Wit.Component.Componentize;

/// <summary>
/// Reduces an adapter to what is called of it, and gives it a stack: it comes without one, since it shares the main module's memory
/// without having been linked with it.
/// </summary>
/// <remarks>
/// With a global <c>allocation_state</c> the stack is allocated by the main module's allocation function when the adapter is first
/// called, and otherwise when it is instantiated, by growing the memory: a call into the main module could then come too early.
/// </remarks>
internal sealed class AdapterTrimmer
{
    private static readonly CoreFuncType ReallocType = new(EquatableList.From(Enumerable.Repeat(CoreValType.I32, 4)), [CoreValType.I32]);

    private readonly AdapterModule _adapter;
    private readonly AdapterLiveness _live;
    private readonly IReadOnlyList<CoreModuleExport> _exports;
    private readonly string? _mainRealloc;
    private readonly Dictionary<(Sort, uint), uint> _map = [];
    private readonly SortedDictionary<uint, string> _names = [];
    private readonly VectorSection _types = new();
    private readonly VectorSection _imports = new();
    private readonly VectorSection _functions = new();
    private readonly VectorSection _globals = new();
    private readonly VectorSection _code = new();
    private readonly uint? _stackPointer;
    private readonly uint? _allocationState;
    private uint _importedFunctions;
    private uint? _thunk;
    private uint? _realloc;
    private uint? _allocateStack;
    private uint? _start;

    private AdapterTrimmer(AdapterModule adapter, IReadOnlyList<CoreModuleExport> exports, string? mainRealloc)
    {
        (_adapter, _exports, _mainRealloc) = (adapter, exports, mainRealloc);
        _live = new AdapterLiveness(adapter, exports);
        if (_live[Sort.CoreTable].Count > 0) throw adapter.Fail(0, "tables are not supported in adapters");
        if (_live[Sort.CoreMemory].Count > 1 || _live[Sort.CoreMemory].Any(m => m >= adapter.ImportedMemories.Count))
            throw adapter.Fail(0, "an adapter has to import its memory, and can have one only");
        _stackPointer = Global("__stack_pointer");
        _allocationState = Global("allocation_state");
    }

    // The stack is allocated at the first call.
    private bool IsLazy => _stackPointer is not null && _allocationState is not null && _mainRealloc is not null;

    /// <summary>Reduces an adapter.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <param name="required">The exports that are needed.</param>
    /// <param name="mainRealloc">The main module's export that allocates memory; null when there is none or it is not to be used.</param>
    public static ReadOnlyMemory<byte> Trim(CoreInput adapter, IReadOnlySet<string> required, string? mainRealloc)
    {
        // Each export that goes leaves its place to the last one.
        var exports = adapter.Module.Exports.ToList();
        foreach (var export in adapter.Module.Exports.Where(e => !required.Contains(e.Name)))
        {
            exports[exports.IndexOf(export)] = exports[^1];
            exports.RemoveAt(exports.Count - 1);
        }

        return new AdapterTrimmer(new AdapterModule(adapter), exports, mainRealloc).Write();
    }

    private ReadOnlyMemory<byte> Write()
    {
        foreach (var type in _live[Sort.CoreType]) WriteType(type);
        WriteImportedState();
        WriteImportedFunctions();
        DeclareFunctions();
        WriteGlobals();
        WriteBodies();
        WriteStack();
        var output = new BinaryBuilder(_adapter.Module.Bytes.Length).Bytes([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
        foreach (var (id, section) in ((byte, VectorSection)[])[(1, _types), (2, _imports), (3, _functions), (6, _globals)])
            if (section.Count > 0) output.Section(id, section.Written);
        output.Section(7, Exports().Written);
        if (_start is { } start) output.Section(8, new BinaryBuilder().U32(start).Written);
        if (_code.Count > 0) output.Section(10, _code.Written);
        WriteCustoms(output);
        return output.WrittenMemory;
    }

    private uint? Global(string name)
    {
        var found = _live[Sort.CoreGlobal].Where(g =>
            _adapter.Module.Globals[(int)g] is { IsMutable: true } type && type.Type == CoreValType.I32 && _adapter.GlobalNames.GetValueOrDefault(g) == name).ToList();
        if (found.Count > 1) throw _adapter.Fail(0, $"there are several globals named `{name}`");
        return found.Count == 0 ? null : found[0];
    }

    private uint Map(Sort sort, uint index) => _map[(sort, index)];

    private void WriteType(uint type)
    {
        _map[(Sort.CoreType, type)] = _types.Count;
        var function = _adapter.Module.FuncType(new CoreTypeIndex(type))!;
        if (function is { Parameters.Count: 0, Results.Count: 0 }) _thunk = _types.Count;
        AddType(new CoreFuncType(EquatableList.From(function.Parameters.Select(Map)), EquatableList.From(function.Results.Select(Map))));
    }

    private CoreValType Map(CoreValType type) =>
        type is { Kind: CoreValKind.Reference, Heap: >= 0 } ? type with { Heap = (int)Map(Sort.CoreType, (uint)type.Heap) } : type;

    private uint AddType(CoreFuncType type)
    {
        CoreTypeWriter.RecType(_types.Next(), new CoreRecType([new CoreSubType(true, [], type, false)], false));
        return _types.Count - 1;
    }

    private void WriteImportedState()
    {
        uint memories = 0;
        foreach (var memory in _live[Sort.CoreMemory])
        {
            _map[(Sort.CoreMemory, memory)] = memories++;
            Import(_adapter.ImportedMemories[(int)memory]);
        }

        uint globals = 0;
        foreach (var global in _live[Sort.CoreGlobal])
        {
            _map[(Sort.CoreGlobal, global)] = globals++;
            if (global < _adapter.ImportedGlobals.Count) Import(_adapter.ImportedGlobals[(int)global]);
        }
    }

    private void Import(CoreImport import) => CoreTypeWriter.ExternType(_imports.Next().Name(import.Module).Name(import.Name), import.Type);

    private static bool IsRealloc(CoreImport import) => import is { Module: "__main_module__", Name: "canonical_abi_realloc" or "cabi_realloc" };

    // An allocation function that the main module lacks is defined here instead.
    private bool IsImported(uint function) =>
        function < _adapter.ImportedFunctions.Count && (!IsRealloc(_adapter.ImportedFunctions[(int)function]) || _mainRealloc is not null);

    private void WriteImportedFunctions()
    {
        foreach (var function in _live[Sort.CoreFunc].Where(IsImported))
        {
            _map[(Sort.CoreFunc, function)] = _importedFunctions;
            var import = _adapter.ImportedFunctions[(int)function];
            var isRealloc = IsRealloc(import);
            if (isRealloc) _realloc = _importedFunctions;
            ImportFunction(import.Module, isRealloc ? _mainRealloc! : import.Name, Map(Sort.CoreType, _adapter.Module.Functions[(int)function].Value));
        }

        if (_mainRealloc is null || _stackPointer is null || _realloc is not null) return;
        _names[_importedFunctions] = _mainRealloc;
        _realloc = _importedFunctions;
        ImportFunction("__main_module__", _mainRealloc, AddType(ReallocType));
    }

    private void ImportFunction(string module, string name, uint type)
    {
        CoreTypeWriter.ExternType(_imports.Next().Name(module).Name(name), new CoreFuncExternType(new CoreTypeIndex(type)));
        _importedFunctions++;
    }

    private uint Declare(uint type)
    {
        _functions.Next().U32(type);
        return _importedFunctions + _functions.Count - 1;
    }

    private void AddCode(ReadOnlySpan<byte> body) => _code.Next().U32((uint)body.Length).Bytes(body);

    private void DeclareFunctions()
    {
        foreach (var function in _live[Sort.CoreFunc].Where(f => !IsImported(f)))
        {
            var index = Declare(Map(Sort.CoreType, _adapter.Module.Functions[(int)function].Value));
            _map[(Sort.CoreFunc, function)] = index;
            if (function >= _adapter.ImportedFunctions.Count) continue;
            _realloc = index;
            AddCode(AdapterCode.ReallocByGrowing().Written);
        }

        if (IsLazy) _allocateStack = Declare(AddType(new CoreFuncType([], [])));
    }

    private void WriteGlobals()
    {
        foreach (var global in _live[Sort.CoreGlobal])
        {
            if (_adapter.Initializer(global) is not { } initializer) continue;
            var type = _adapter.Module.Globals[(int)global];
            var output = _globals.Next();
            CoreTypeWriter.ValType(output, Map(type.Type));
            output.Flag(type.IsMutable);
            new InstructionCopier(initializer, output, Map).CopyAll();
        }
    }

    private void WriteBodies()
    {
        var exported = _exports.Where(e => e.Sort == Sort.CoreFunc).Select(e => e.Index).ToHashSet();
        foreach (var function in _live[Sort.CoreFunc])
        {
            if (_adapter.Body(function) is not { } body) continue;
            var output = new BinaryBuilder(body.Remaining + 8);
            AdapterCode.CopyBody(body, output, Map, exported.Contains(function) ? _allocateStack : null);
            AddCode(output.Written);
        }
    }

    private void WriteStack()
    {
        if (_stackPointer is not { } unmapped) return;
        var stackPointer = Map(Sort.CoreGlobal, unmapped);
        uint? state = _allocationState is { } found ? Map(Sort.CoreGlobal, found) : null;
        if (_allocateStack is { } lazy)
        {
            _names[lazy] = "allocate_stack";
            AddCode(AdapterCode.AllocateStack(_realloc!.Value, stackPointer, state).Written);
            return;
        }

        // Without a memory there is nothing to be stacked.
        if (_live[Sort.CoreMemory].Count == 0) return;
        if (_realloc is null || _allocationState is null)
        {
            _realloc = Declare(AddType(ReallocType));
            AddCode(AdapterCode.ReallocByGrowing().Written);
            _names[_realloc.Value] = "realloc_via_memory_grow";
        }

        _start = Declare(_thunk ?? AddType(new CoreFuncType([], [])));
        _names[_start.Value] = "allocate_stack";
        AddCode(AdapterCode.AllocateStack(_realloc.Value, stackPointer, state).Written);
    }

    private VectorSection Exports()
    {
        var section = new VectorSection();
        foreach (var export in _exports) section.Next().Name(export.Name).Byte(export.Sort.ToByte()).U32(Map(export.Sort, export.Index));
        return section;
    }

    private void WriteCustoms(BinaryBuilder output)
    {
        foreach (var function in _live[Sort.CoreFunc])
            if (_adapter.FunctionNames.TryGetValue(function, out var name)) _names.TryAdd(Map(Sort.CoreFunc, function), name);
        var functions = new BinaryBuilder();
        functions.Vector(_names, n => functions.U32(n.Key).Name(n.Value));
        var content = new BinaryBuilder().Section(0, new BinaryBuilder().Name("wit-component:adapter:" + _adapter.Input.Name).Written);
        if (_names.Count > 0) content.Section(1, functions.Written);
        MainModule.WriteCustom(output, new CustomSection("name", content.ToArray()));
        var producers = KnownCustomSections.Producers(_adapter.Module.CustomSections);
        if (producers.Count > 0) MainModule.WriteCustom(output, Producers.Section(producers));
    }
}

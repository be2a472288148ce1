// The main module and the engine become one module, linked as a static linker would: calls between them are direct, the memory is the
// module's own (so that engines map its first contents, which they do not for imported memories), and whoever keeps compiled code has
// one file to map. The engine's types and globals keep their indices, because its code is the larger by far; only the functions that it
// calls are renumbered. The rejected form, two modules behind each other, needs the engine's ten thousand table entries written again in
// every instance.
using Wit.Component;
using Wit.Component.Reading;
using Wit.Component.Writing;
using Wit.GuestBuilder.MainModule;

namespace Wit.GuestBuilder.Engine;

/// <summary>Links the main module with the engine.</summary>
internal sealed class GuestModuleWriter
{
    /// <summary>The module name of the main module's imports that are functions of the engine.</summary>
    public const string EngineModuleName = "[engine]";

    /// <summary>
    /// Begins the names of the main module's exports that are functions for the engine: behind it stands the name of the engine's import,
    /// or of an export that is replaced.
    /// </summary>
    public const string ForEngine = "[engine]";

    /// <summary>The main module's export that stands in the function table for what the guest cannot reach.</summary>
    public const string Absent = "[absent]";

    private readonly EngineModule _engine;
    private readonly CoreModule _main;
    private readonly Dictionary<byte, ReadOnlyMemory<byte>> _sections;
    private readonly uint[] _engineFunctions;
    private readonly uint[] _mainFunctions;
    private readonly bool[] _isLive;
    private readonly uint _typeOffset;
    private readonly uint _globalOffset;

    private GuestModuleWriter(EngineModule engine, ReadOnlyMemory<byte> main, IReadOnlySet<string>? nativeMethods)
    {
        _engine = engine;
        _main = CoreModuleReader.Read(main, null).Required;
        _sections = BinarySection.Read(main).Where(s => s.Id != 0).ToDictionary(s => s.Id, s => s.Content);
        _typeOffset = (uint)engine.Module.Types.Count;
        _globalOffset = (uint)engine.Module.Globals.Count;
        _engineFunctions = new uint[engine.Module.Functions.Count];
        _mainFunctions = new uint[_main.Functions.Count];
        _isLive = nativeMethods is null
            ? [.. Enumerable.Repeat(true, _engineFunctions.Length)]
            : LiveCode.Of(engine, _main.Imports.Where(i => i.Module == EngineModuleName).Select(i => IndexOf(engine, _main, i)), nativeMethods);
        Number();
    }

    /// <summary>The module that is booted: with all that the engine exports, its mutable globals and its data.</summary>
    public static byte[] ForBoot(EngineModule engine, ReadOnlyMemory<byte> main) => new GuestModuleWriter(engine, main, null).Write(null);

    /// <summary>The module of the component, without data.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="main">The main module.</param>
    /// <param name="globals">The values of the engine's mutable globals, by the names that it exports them under for the boot.</param>
    /// <param name="nativeMethods">The entry points of all P/Invoke methods in the guest's assemblies: code that nothing can call is left out.</param>
    public static byte[] ForComponent(EngineModule engine, ReadOnlyMemory<byte> main, IReadOnlyDictionary<string, ulong> globals, IReadOnlySet<string> nativeMethods) =>
        new GuestModuleWriter(engine, main, nativeMethods).Write(globals);

    private IEnumerable<CoreImport> Imports => _main.Imports.Where(i => i.Module != EngineModuleName);

    private IEnumerable<int> LiveFunctions => Enumerable.Range(_engine.Functions.Count, _engineFunctions.Length - _engine.Functions.Count).Where(i => _isLive[i]);

    // The world's imports, what is left of what the engine defines, what the main module defines.
    private void Number()
    {
        var imports = (uint)Imports.Count();
        var engineImports = (uint)_engine.Functions.Count;
        var mainImports = (uint)_main.Imports.Count;
        var mainStart = imports + (uint)LiveFunctions.Count();
        for (var i = mainImports; i < _mainFunctions.Length; i++) _mainFunctions[i] = mainStart + i - mainImports;
        if (_main.Exports.FirstOrDefault(e => e.Name == Absent) is { } absent) Array.Fill(_engineFunctions, _mainFunctions[absent.Index]);
        foreach (var (function, i) in LiveFunctions.Select((f, i) => (f, i))) _engineFunctions[function] = imports + (uint)i;
        var offered = _main.Exports.Where(e => e.Sort == Sort.CoreFunc && e.Name.StartsWith(ForEngine, StringComparison.Ordinal))
            .ToDictionary(e => e.Name[ForEngine.Length..], e => _mainFunctions[e.Index]);
        for (var i = 0; i < engineImports; i++) _engineFunctions[i] = offered[_engine.Functions[i].Name];
        var next = 0u;
        for (var i = 0; i < mainImports; i++)
            _mainFunctions[i] = _main.Imports[i].Module == EngineModuleName ? _engineFunctions[IndexOf(_engine, _main, _main.Imports[i])] : next++;
        foreach (var (name, replacement) in offered.Where(o => _engine.Functions.All(f => f.Name != o.Key)))
            _engineFunctions[_engine.FunctionIndex(name)] = replacement;
    }

    private static uint IndexOf(EngineModule engine, CoreModule main, CoreImport import) =>
        engine.FunctionIndex(import.Name, main.FuncType(((CoreFuncExternType)import.Type).Type) ?? throw new System.Diagnostics.UnreachableException(import.Name));

    private byte[] Write(IReadOnlyDictionary<string, ulong>? globals)
    {
        var output = new BinaryBuilder().Bytes("\0asm\x01\0\0\0"u8);
        output.Section(1, Joined(_engine.Section(1), 1));
        output.Section(2, ImportSection());
        output.Section(3, FunctionSection());
        output.Section(4, _sections[4].Span);
        output.Section(5, _sections[5].Span);
        if (_engine.Section(13) is { IsEmpty: false } tags) output.Section(13, tags.Span);
        output.Section(6, Joined(_engine.Globals(globals), 6));
        output.Section(7, ExportSection(globals is null));
        output.Section(9, ElementSection());
        if (globals is null && _engine.Section(12) is { IsEmpty: false } count) output.Section(12, count.Span);
        output.Section(10, CodeSection());
        if (globals is null) output.Section(11, _engine.Section(11).Span);
        return output.ToArray();
    }

    private ReadOnlySpan<byte> Joined(ReadOnlyMemory<byte> engine, byte id)
    {
        var first = new BinaryCursor(engine, 0, null);
        var second = new BinaryCursor(_sections[id], 0, null);
        var count = first.ReadU32() + second.ReadU32();
        return new BinaryBuilder().U32(count).Bytes(first.Bytes.Span[^first.Remaining..]).Bytes(second.Bytes.Span[^second.Remaining..]).Written;
    }

    private ReadOnlySpan<byte> ImportSection()
    {
        var section = new BinaryBuilder().U32((uint)Imports.Count());
        foreach (var import in Imports)
        {
            section.Name(import.Module).Name(import.Name);
            var function = (CoreFuncExternType)import.Type;
            CoreTypeWriter.ExternType(section, new CoreFuncExternType(new CoreTypeIndex(function.Type.Value + _typeOffset)));
        }

        return section.Written;
    }

    private ReadOnlySpan<byte> FunctionSection()
    {
        var engine = LiveFunctions.Select(i => _engine.Module.Functions[i]).ToList();
        var main = _main.Functions.Skip(_main.Imports.Count).ToList();
        var section = new BinaryBuilder().U32((uint)(engine.Count + main.Count));
        foreach (var type in engine) section.U32(type.Value);
        foreach (var type in main) section.U32(type.Value + _typeOffset);
        return section.Written;
    }

    private ReadOnlySpan<byte> ExportSection(bool isBoot)
    {
        var exports = _main.Exports.Where(e => e.Name != Absent && !e.Name.StartsWith(ForEngine, StringComparison.Ordinal)).Select(e => e.Sort switch
        {
            Sort.CoreFunc => e with { Index = _mainFunctions[e.Index] },
            Sort.CoreGlobal => e with { Index = e.Index + _globalOffset },
            _ => e,
        }).ToList();
        if (isBoot)
        {
            exports.AddRange(_engine.Module.Exports.Where(e => e.Sort == Sort.CoreFunc).Select(e => e with { Index = _engineFunctions[e.Index] }));
            exports.AddRange(EngineFunctions.Internal.Select(name => new CoreModuleExport(name, Sort.CoreFunc, _engineFunctions[_engine.FunctionIndex(name)])));
            exports.AddRange(_engine.MutableGlobals.Select(g => new CoreModuleExport(g.Name, Sort.CoreGlobal, g.Index)));
        }

        var section = new BinaryBuilder().U32((uint)exports.Count);
        foreach (var export in exports) section.Name(export.Name).Byte((byte)export.Sort).U32(export.Index);
        return section.Written;
    }

    private ReadOnlySpan<byte> ElementSection()
    {
        var section = new BinaryBuilder();
        var count = _engine.Elements(section, _engineFunctions);
        if (_sections.TryGetValue(9, out var main)) count += EngineModule.Elements(new BinaryCursor(main, 0, null), section, _mainFunctions);
        return new BinaryBuilder().U32(count).Bytes(section.Written).Written;
    }

    private ReadOnlySpan<byte> CodeSection()
    {
        var section = new BinaryBuilder();
        var count = Bodies(_engine.Section(10), i => _isLive[_engine.Functions.Count + i], new CodeRewriter(f => _engineFunctions[f], 0, 0), section);
        count += Bodies(_sections[10], _ => true, new CodeRewriter(f => _mainFunctions[f], _typeOffset, _globalOffset), section);
        return new BinaryBuilder().U32(count).Bytes(section.Written).Written;
    }

    private static uint Bodies(ReadOnlyMemory<byte> code, Func<int, bool> isLive, CodeRewriter rewriter, BinaryBuilder output)
    {
        var cursor = new BinaryCursor(code, 0, null);
        var count = cursor.ReadCount("functions");
        var written = 0u;
        for (var i = 0; i < count; i++)
        {
            var source = cursor.Slice(cursor.ReadU32());
            if (!isLive(i)) continue;
            var body = new BinaryBuilder();
            rewriter.Body(source, body);
            output.U32((uint)body.Written.Length).Bytes(body.Written);
            written++;
        }

        return written;
    }
}

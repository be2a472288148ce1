// The prebuilt engine, taken apart so that it can be linked with the main module: GuestModuleWriter puts the parts together again.
using System.Buffers.Binary;
using System.Globalization;
using Wit.Component;
using Wit.Component.Reading;
using Wit.Component.Writing;
using Wit.Model.Diagnostics;

namespace Wit.GuestBuilder.Engine;

/// <summary>The WebAssembly module of the .NET runtime for browsers.</summary>
internal sealed class EngineModule
{
    private const string GlobalExport = "engine:global:";
    private readonly Dictionary<byte, ReadOnlyMemory<byte>> _sections = [];
    private readonly List<ReadOnlyMemory<byte>> _globals = [];

    private readonly string _path;
    private Dictionary<string, uint>? _symbols;
    private Dictionary<uint, string>? _names;

    private EngineModule(CoreModule module, string path) => (Module, _path) = (module, path);

    /// <summary>The outside of the module.</summary>
    public CoreModule Module { get; }

    /// <summary>The functions that the engine imports, in order.</summary>
    public IReadOnlyList<(string Name, CoreFuncType Type)> Functions { get; private init; } = [];

    /// <summary>How many entries the engine's own function table has.</summary>
    public uint TableSize => (uint)Module.Tables[0].Limits.Minimum;

    /// <summary>Reads the engine.</summary>
    /// <exception cref="DiagnosticException">The bytes are no module of the expected shape.</exception>
    public static EngineModule Read(ReadOnlyMemory<byte> bytes, string path)
    {
        var read = CoreModuleReader.Read(bytes, path);
        if (read.Module is not { } module) throw new DiagnosticException(read.Diagnostics);
        var functions = new List<(string, CoreFuncType)>();
        foreach (var import in module.Imports)
        {
            if (import.Type is not CoreFuncExternType function || module.FuncType(function.Type) is not { } type) throw Unknown(path, $"it imports `{import.Name}`, which is no function");
            functions.Add((import.Name, type));
        }

        if (module is not { Memories.Count: 1, Tables.Count: 1 }) throw Unknown(path, "it does not have one memory and one table");
        var engine = new EngineModule(module, path) { Functions = functions };
        engine.ReadSections(bytes, path);
        return engine;
    }

    /// <summary>The index of a function that the engine exports, or that its list of symbols names.</summary>
    /// <param name="names">Its name; several with bars between them when it depends on the version.</param>
    /// <exception cref="DiagnosticException">There is no such function.</exception>
    public uint FunctionIndex(string names)
    {
        foreach (var name in names.Split('|'))
        {
            if (Module.Exports.FirstOrDefault(e => e.Sort == Sort.CoreFunc && e.Name == name) is { } export) return export.Index;
            if (Symbols.TryGetValue(name, out var index) && index < (uint)Module.Functions.Count) return index;
        }

        throw Unknown(_path, $"it has no function `{names.Replace("|", "` or `", StringComparison.Ordinal)}`");
    }

    /// <summary>The index of a function as for <see cref="FunctionIndex(string)"/>, of which the parameters and results are known.</summary>
    /// <exception cref="DiagnosticException">There is no such function, or it has others.</exception>
    public uint FunctionIndex(string names, CoreFuncType type)
    {
        var index = FunctionIndex(names);
        var found = Module.FuncType(Module.Functions[(int)index]);
        return type.Equals(found) ? index : throw Unknown(_path, $"its function `{NameOf(index) ?? names}` is {found}, not {type}");
    }

    /// <summary>The name of a function in the list of symbols; null when it has none there.</summary>
    public string? NameOf(uint function) => (_names ??= Symbols.GroupBy(s => s.Value).ToDictionary(g => g.Key, g => g.First().Key)).GetValueOrDefault(function);

    /// <summary>The functions in the function table, in the order of its segments.</summary>
    public IEnumerable<uint> TableFunctions => Segments(new BinaryCursor(Section(9), 0, _path)).SelectMany(s => s.Functions);

    /// <summary>The content of a section; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Section(byte id) => _sections.GetValueOrDefault(id);

    /// <summary>The mutable globals, with the names that they are exported under for the boot.</summary>
    public IEnumerable<(string Name, uint Index)> MutableGlobals =>
        Module.Globals.Select((g, i) => (g, i)).Where(p => p.g.IsMutable).Select(p => ($"{GlobalExport}{p.i}", (uint)p.i));

    // Each line of the file beside the engine is the index of a function, a colon and its name.
    private Dictionary<string, uint> Symbols => _symbols ??= ReadSymbols(Path.ChangeExtension(_path, ".js.symbols"));

    private static Dictionary<string, uint> ReadSymbols(string file)
    {
        var found = new Dictionary<string, uint>();
        if (!File.Exists(file)) return found;
        foreach (var line in File.ReadLines(file))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && uint.TryParse(line[..colon], CultureInfo.InvariantCulture, out var index)) found.TryAdd(line[(colon + 1)..], index);
        }

        return found;
    }

    private static DiagnosticException Unknown(string? path, string what) => new(new Diagnostic(
        DiagnosticCatalogue.UnknownEngine, path is null ? DiagnosticLocation.None : DiagnosticLocation.File(path), $"this is not an engine that guests can run on: {what}")
    {
        Hint = "use the package Microsoft.NETCore.App.Runtime.Mono.browser-wasm of a version that the documentation names",
    });

    private void ReadSections(ReadOnlyMemory<byte> bytes, string path)
    {
        foreach (var section in BinarySection.Read(bytes, path: path))
        {
            if (section.Id == 8) throw Unknown(path, "it has a start function");
            if (section.Id == 6) ReadGlobals(section.Content);
            if (section.Id != 0) _sections.Add(section.Id, section.Content);
        }
    }

    private void ReadGlobals(ReadOnlyMemory<byte> content)
    {
        var cursor = new BinaryCursor(content, 0, null);
        var count = cursor.ReadCount("globals");
        for (uint i = 0; i < count; i++)
        {
            var before = cursor.Remaining;
            CoreTypeReader.ReadGlobalType(cursor);
            ConstantExpression.Skip(cursor);
            _globals.Add(content.Slice(content.Length - before, before - cursor.Remaining));
        }
    }

    /// <summary>The section of the globals, where the mutable ones begin with other values.</summary>
    /// <param name="values">The values as bits, by the names of <see cref="MutableGlobals"/>; null for those that the engine has.</param>
    public ReadOnlyMemory<byte> Globals(IReadOnlyDictionary<string, ulong>? values)
    {
        if (values is null) return Section(6);
        var section = new BinaryBuilder().U32((uint)_globals.Count);
        for (var i = 0; i < _globals.Count; i++)
        {
            if (!values.TryGetValue($"{GlobalExport}{i}", out var value))
            {
                section.Bytes(_globals[i].Span);
                continue;
            }

            var kind = Module.Globals[i].Type.Kind;
            CoreTypeWriter.ValType(section, Module.Globals[i].Type);
            section.Flag(true);
            Constant(section, kind, value);
            section.Byte(0x0b);
        }

        return section.WrittenMemory;
    }

    /// <summary>Writes the engine's element segments again with other function indices.</summary>
    /// <returns>How many there are.</returns>
    public uint Elements(BinaryBuilder output, uint[] functions) => Elements(new BinaryCursor(Section(9), 0, _path), output, functions);

    /// <summary>Writes element segments again with other function indices.</summary>
    /// <exception cref="DiagnosticException">A segment is of a kind that linkers do not write.</exception>
    public static uint Elements(BinaryCursor elements, BinaryBuilder output, uint[] functions)
    {
        var count = 0u;
        foreach (var (offset, indices) in Segments(elements))
        {
            output.Byte(0).Bytes(offset.Span).U32((uint)indices.Length);
            foreach (var index in indices) output.U32(functions[index]);
            count++;
        }

        return count;
    }

    // The expression of the offset and the functions of each segment.
    private static IEnumerable<(ReadOnlyMemory<byte> Offset, uint[] Functions)> Segments(BinaryCursor elements)
    {
        for (var count = elements.ReadCount("element segments"); count > 0; count--)
        {
            if (elements.ReadU32() != 0) throw Unknown(elements.Path, "it has element segments of another kind");
            var before = elements.Bytes[^elements.Remaining..];
            ConstantExpression.Skip(elements);
            var offset = before[..(before.Length - elements.Remaining)];
            var functions = new uint[elements.ReadCount("functions")];
            for (var i = 0; i < functions.Length; i++) functions[i] = elements.ReadU32();
            yield return (offset, functions);
        }
    }

    private static void Constant(BinaryBuilder output, CoreValKind kind, ulong bits)
    {
        Span<byte> raw = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(raw, bits);
        switch (kind)
        {
            case CoreValKind.I32: output.Byte(0x41).S33((int)bits); break;
            case CoreValKind.I64: output.Byte(0x42).S33((long)bits); break;
            case CoreValKind.F32: output.Byte(0x43).Bytes(raw[..4]); break;
            case CoreValKind.F64: output.Byte(0x44).Bytes(raw); break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }
}

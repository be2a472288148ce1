// The engine is rewritten twice. For the boot it imports its memory and table from the main module, which is what lets the two be
// instantiated without a cycle, and it exports its mutable globals so that they can be read. For the component the data goes (the
// main module holds the booted memory), and the globals start with the values they had when the boot was over.
using System.Buffers.Binary;
using Wit.Component;
using Wit.Component.Reading;
using Wit.Component.Writing;
using Wit.Model.Diagnostics;

namespace Wit.GuestBuilder.Engine;

/// <summary>The WebAssembly module of the .NET runtime for browsers, and what a component needs changed in it.</summary>
internal sealed class EngineModule
{
    /// <summary>The module name under which the engine imports everything.</summary>
    public const string ImportModule = "engine";

    private const string GlobalExport = "engine:global:";
    private readonly List<(byte Id, ReadOnlyMemory<byte> Content)> _sections = [];
    private readonly List<ReadOnlyMemory<byte>> _globals = [];

    private EngineModule(CoreModule module) => Module = module;

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
        var engine = new EngineModule(module) { Functions = functions };
        engine.ReadSections(bytes, path);
        return engine;
    }

    /// <summary>The index of an exported function.</summary>
    /// <exception cref="DiagnosticException">There is no such export.</exception>
    public uint FunctionIndex(string export, string path) =>
        Module.Exports.FirstOrDefault(e => e.Sort == Sort.CoreFunc && e.Name == export)?.Index
        ?? throw Unknown(path, $"it does not export the function `{export}`");

    /// <summary>The engine that is booted: with memory and table imported, and its mutable globals exported.</summary>
    /// <param name="linked">The functions that the main module finds in the table behind the engine's own.</param>
    public byte[] ForBoot(IReadOnlyList<uint> linked) => Write(linked, null);

    /// <summary>The engine of the component.</summary>
    /// <param name="linked">The functions that the main module finds in the table behind the engine's own.</param>
    /// <param name="globals">The values of the mutable globals, by the names that <see cref="GlobalExports"/> gives.</param>
    public byte[] ForComponent(IReadOnlyList<uint> linked, IReadOnlyDictionary<string, ulong> globals) => Write(linked, globals);

    /// <summary>The exports of the booted engine that are its mutable globals.</summary>
    public IEnumerable<(string Name, CoreValKind Kind)> GlobalExports =>
        Module.Globals.Select((g, i) => (g, i)).Where(p => p.g.IsMutable).Select(p => ($"{GlobalExport}{p.i}", p.g.Type.Kind));

    private static DiagnosticException Unknown(string path, string what) => new(new Diagnostic(
        DiagnosticCatalogue.UnknownEngine, DiagnosticLocation.File(path), $"this is not an engine that guests can run on: {what}")
    {
        Hint = "use the package Microsoft.NETCore.App.Runtime.Mono.browser-wasm of a version that the documentation names",
    });

    private void ReadSections(ReadOnlyMemory<byte> bytes, string path)
    {
        foreach (var section in BinarySection.Read(bytes, path: path))
        {
            if (section.Id == 8) throw Unknown(path, "it has a start function");
            if (section.Id == 6) ReadGlobals(section.Content);
            _sections.Add((section.Id, section.Content));
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

    private byte[] Write(IReadOnlyList<uint> linked, IReadOnlyDictionary<string, ulong>? globals)
    {
        var output = new BinaryBuilder().Bytes("\0asm\x01\0\0\0"u8);
        var hasElements = false;
        foreach (var (id, content) in _sections)
        {
            // Elements come behind exports and the start function, and before code.
            if (!hasElements && id is 12 or 10) WriteElements(output, default, linked);
            hasElements |= id is 9 or 12 or 10;
            switch (id)
            {
                case 0 or 4 or 5: break;
                case 2: output.Section(2, Imports()); break;
                case 6: output.Section(6, globals is null ? content.Span : Globals(globals)); break;
                case 7 when globals is null: output.Section(7, Exports()); break;
                case 7: break;
                case 9: WriteElements(output, content, linked); break;
                // No instruction copies segments: the data count is there for others that could.
                case 11 or 12 when globals is not null: break;
                default: output.Section(id, content.Span); break;
            }
        }

        return output.ToArray();
    }

    private ReadOnlySpan<byte> Imports()
    {
        var section = new BinaryBuilder().U32((uint)Functions.Count + 2);
        foreach (var import in Module.Imports)
        {
            section.Name(ImportModule).Name($"{ImportModule}:{import.Name}");
            CoreTypeWriter.ExternType(section, import.Type);
        }

        section.Name(ImportModule).Name("memory");
        CoreTypeWriter.ExternType(section, new CoreMemoryType(new CoreLimits(1, null)));
        section.Name(ImportModule).Name($"{ImportModule}:table");
        CoreTypeWriter.ExternType(section, new CoreTableType(CoreValType.FuncRef, new CoreLimits(TableSize, null)));
        return section.Written;
    }

    private ReadOnlySpan<byte> Globals(IReadOnlyDictionary<string, ulong> values)
    {
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

        return section.Written;
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

    private ReadOnlySpan<byte> Exports()
    {
        var globals = Module.Globals.Select((g, i) => (g, i)).Where(p => p.g.IsMutable).ToList();
        var functions = Module.Exports.Where(e => e.Sort == Sort.CoreFunc).ToList();
        var section = new BinaryBuilder().U32((uint)(globals.Count + functions.Count));
        foreach (var function in functions) section.Name(function.Name).Byte((byte)Sort.CoreFunc).U32(function.Index);
        foreach (var (_, index) in globals) section.Name($"{GlobalExport}{index}").Byte((byte)Sort.CoreGlobal).U32((uint)index);
        return section.Written;
    }

    // One more active segment: what the main module calls of the engine, behind the engine's own entries.
    private void WriteElements(BinaryBuilder output, ReadOnlyMemory<byte> content, IReadOnlyList<uint> linked)
    {
        var count = 0u;
        var rest = content;
        if (!content.IsEmpty)
        {
            var cursor = new BinaryCursor(content, 0, null);
            count = cursor.ReadCount("element segments");
            rest = content[^cursor.Remaining..];
        }

        var section = new BinaryBuilder().U32(count + 1).Bytes(rest.Span);
        section.Byte(0).Byte(0x41).S33(TableSize).Byte(0x0b).Vector(linked, f => section.U32(f));
        output.Section(9, section.Written);
    }
}

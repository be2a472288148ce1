using Wit.Model.Diagnostics;

namespace Wit.Component.Reading;

/// <summary>Reads the sections of one core module (WebAssembly 3.0, "Modules"); those that hold code and data are skipped.</summary>
internal sealed class CoreModuleSections(BinaryCursor cursor)
{
    private readonly List<CoreSubType> _types = [];
    private readonly List<CoreImport> _imports = [];
    private readonly List<CoreModuleExport> _exports = [];
    private readonly List<CoreTypeIndex> _functions = [];
    private readonly List<CoreTableType> _tables = [];
    private readonly List<CoreMemoryType> _memories = [];
    private readonly List<CoreGlobalType> _globals = [];
    private readonly List<CoreTypeIndex> _tags = [];
    private readonly List<CustomSection> _customs = [];
    private readonly List<CoreSection> _sections = [];
    private readonly List<int> _typeGroups = [];
    private CoreFuncIndex? _start;
    private int _place;

    public CoreModule Read()
    {
        var offset = cursor.Offset;
        switch (ComponentReader.KindOf(cursor.Bytes.Span))
        {
            case WasmBinaryKind.CoreModule: cursor.ReadBytes(8); break;
            case WasmBinaryKind.NotWasm: throw cursor.Fail(DiagnosticCatalogue.NotWasm, "not a WebAssembly module: it does not start with \\0asm and a version");
            default: throw cursor.Fail(DiagnosticCatalogue.UnsupportedBinaryVersion, "not a core module of version 1");
        }

        while (!cursor.AtEnd)
        {
            var start = cursor.Offset;
            var id = cursor.ReadByte();
            ReadSection(cursor.Slice(cursor.ReadU32()), start, id);
        }

        return new CoreModule
        {
            Bytes = cursor.Bytes,
            Types = _types,
            Imports = _imports,
            Exports = _exports,
            Functions = _functions,
            Tables = _tables,
            Memories = _memories,
            Globals = _globals,
            Tags = _tags,
            Start = _start,
            CustomSections = _customs,
            Sections = _sections,
            TypeGroups = _typeGroups,
            Offset = offset,
        };
    }

    private void ReadSection(BinaryCursor section, long start, byte id)
    {
        // Sections come in this order, each once; custom ones anywhere.
        var place = (ReadOnlySpan<byte>)[1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11];
        if (id != 0 && place.IndexOf(id) is var at and >= 0)
        {
            if (at < _place) throw section.FailAt(start, DiagnosticCatalogue.MalformedBinary, "section out of order");
            _place = at + 1;
            _sections.Add(new CoreSection(id, section.Bytes, section.Offset));
        }

        switch (id)
        {
            case 0:
                var name = section.ReadName();
                var offset = section.Offset;
                _customs.Add(new CustomSection(name, section.ReadBytes((uint)section.Remaining)) { Offset = offset });
                return;
            case 1: Each(section, "types", () => AddTypes(CoreTypeReader.ReadRecType(section))); break;
            case 2: Each(section, "imports", () => AddImport(CoreTypeReader.ReadImport(section))); break;
            case 3: Each(section, "functions", () => _functions.Add(new CoreTypeIndex(section.ReadU32()))); break;
            case 4: Each(section, "tables", () => ReadTable(section)); break;
            case 5: Each(section, "memories", () => _memories.Add(CoreTypeReader.ReadMemoryType(section))); break;
            case 6: Each(section, "globals", () => ReadGlobal(section)); break;
            case 7: Each(section, "exports", () => ReadExport(section)); break;
            case 8: _start = new CoreFuncIndex(section.ReadU32()); break;
            case 13: Each(section, "tags", () => _tags.Add(CoreTypeReader.ReadTagType(section).Type)); break;
            case 9 or 10 or 11 or 12: return;
            default: throw section.Invalid(start, id, "section id of a core module");
        }

        section.ExpectEnd("section");
    }

    private static void Each(BinaryCursor section, string what, Action read)
    {
        var count = section.ReadCount(what);
        for (uint i = 0; i < count; i++) read();
    }

    private void AddTypes(CoreRecType group)
    {
        _types.AddRange(group.Types);
        _typeGroups.Add(group.Types.Count);
    }

    private void AddImport(CoreImport import)
    {
        _imports.Add(import);
        switch (import.Type)
        {
            case CoreFuncExternType function: _functions.Add(function.Type); break;
            case CoreTableType table: _tables.Add(table); break;
            case CoreMemoryType memory: _memories.Add(memory); break;
            case CoreGlobalType global: _globals.Add(global); break;
            case CoreTagExternType tag: _tags.Add(tag.Type); break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private void ReadTable(BinaryCursor section)
    {
        var withInitializer = section.PeekByte() == 0x40;
        if (withInitializer)
        {
            section.ReadByte();
            section.Expect(0x00, "table");
        }

        _tables.Add(CoreTypeReader.ReadTableType(section));
        if (withInitializer) ConstantExpression.Skip(section);
    }

    private void ReadGlobal(BinaryCursor section)
    {
        _globals.Add(CoreTypeReader.ReadGlobalType(section));
        ConstantExpression.Skip(section);
    }

    private void ReadExport(BinaryCursor section)
    {
        var name = section.ReadName();
        var start = section.Offset;
        var code = section.ReadByte();
        if (code > 4) throw section.Invalid(start, code, "sort of an export");
        _exports.Add(new CoreModuleExport(name, (Sort)code, section.ReadU32()));
    }
}

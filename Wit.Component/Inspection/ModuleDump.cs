using Wit.Component.Reading;
using Wit.Model.Diagnostics;

namespace Wit.Component.Inspection;

/// <summary>Explains a core module as far as components need it: bodies of functions are one block each, elements and data one as a whole.</summary>
internal sealed class ModuleDump(DumpWriter writer, int depth)
{
    private readonly Dictionary<Sort, uint> _counts = [];
    private uint _bodies;

    public void Write(BinaryCursor cursor)
    {
        if (ComponentReader.KindOf(cursor.Bytes.Span) != WasmBinaryKind.CoreModule)
            throw cursor.Fail(DiagnosticCatalogue.NotWasm, "not a core module of version 1");
        var start = cursor.Offset;
        cursor.ReadBytes(8);
        writer.Line(cursor, start, depth, "preamble of a core module");
        while (!cursor.AtEnd)
        {
            start = cursor.Offset;
            var id = cursor.ReadByte();
            var length = cursor.ReadU32();
            var head = new BinarySection(id, start, default, cursor.Offset);
            writer.Line(cursor, start, depth, id == 0 ? "custom section" : "section of " + head.NameIn(WasmBinaryKind.CoreModule));
            Section(cursor.Slice(length), start, id);
        }
    }

    private void Section(BinaryCursor section, long start, byte id)
    {
        switch (id)
        {
            case 0: writer.Custom(section, depth); return;
            case 1: Vector("types", () => Type(CoreTypeReader.ReadRecType(section))); break;
            case 2: Vector("imports", () => Import(CoreTypeReader.ReadImport(section))); break;
            case 3: Vector("functions", () => FormattableString.Invariant($"{Next(Sort.CoreFunc)} of type {section.ReadU32()}")); break;
            case 4: Vector("tables", () => Table(section)); break;
            case 5: Vector("memories", () => $"{Next(Sort.CoreMemory)} {CoreText.Of(CoreTypeReader.ReadMemoryType(section))}"); break;
            case 6: Vector("globals", () => Global(section)); break;
            case 7: Vector("exports", () => Export(section)); break;
            case 8:
                var begin = section.Offset;
                var function = section.ReadU32();
                writer.Line(section, begin, depth, FormattableString.Invariant($"start func {function}"));
                break;
            case 9: writer.Rest(section, depth, "element segments"); break;
            case 10: Code(section); break;
            case 11: writer.Rest(section, depth, "data segments"); break;
            case 12: writer.Rest(section, depth, "count of data segments"); break;
            case 13: Vector("tags", () => FormattableString.Invariant($"{Next(Sort.CoreTag)} of type {CoreTypeReader.ReadTagType(section).Type.Value}")); break;
            default: throw section.Invalid(start, id, "section id of a core module");
        }

        section.ExpectEnd("section");

        void Vector(string what, Func<string> read) => writer.Vector(section, depth, what, read);
    }

    private void Code(BinaryCursor section)
    {
        var start = section.Offset;
        var count = section.ReadCount("bodies");
        writer.Line(section, start, depth, FormattableString.Invariant($"count {count}"));
        for (uint i = 0; i < count; i++)
        {
            start = section.Offset;
            section.ReadBytes(section.ReadU32());
            writer.Line(section, start, depth, FormattableString.Invariant($"body of func {_imported + _bodies++}"), isBlock: true);
        }
    }

    private uint _imported;

    private string Type(CoreRecType group)
    {
        var first = _counts.GetValueOrDefault(Sort.CoreType);
        _counts[Sort.CoreType] = first + (uint)group.Types.Count;
        return string.Join(", ", group.Types.Select((t, i) => FormattableString.Invariant($"type {first + i} {CoreText.Of(t)}")));
    }

    private string Import(CoreImport import)
    {
        if (import.Type.Sort == Sort.CoreFunc) _imported++;
        return $"{Next(import.Type.Sort)} import \"{import.Module}\" \"{import.Name}\" {CoreText.Of(import.Type)}";
    }

    private string Table(BinaryCursor section)
    {
        var withInitializer = section.PeekByte() == 0x40;
        if (withInitializer)
        {
            section.ReadByte();
            section.Expect(0x00, "table");
        }

        var type = CoreTypeReader.ReadTableType(section);
        if (withInitializer) ConstantExpression.Skip(section);
        return $"{Next(Sort.CoreTable)} {CoreText.Of(type)}";
    }

    private string Global(BinaryCursor section)
    {
        var type = CoreTypeReader.ReadGlobalType(section);
        ConstantExpression.Skip(section);
        return $"{Next(Sort.CoreGlobal)} {CoreText.Of(type)}";
    }

    private static string Export(BinaryCursor section)
    {
        var name = section.ReadName();
        var start = section.Offset;
        var code = section.ReadByte();
        if (code > 4) throw section.Invalid(start, code, "sort of an export");
        return FormattableString.Invariant($"export \"{name}\" {CoreText.Name((Sort)code)} {section.ReadU32()}");
    }

    private string Next(Sort sort)
    {
        var index = _counts.GetValueOrDefault(sort);
        _counts[sort] = index + 1;
        return FormattableString.Invariant($"{CoreText.Name(sort)} {index}");
    }
}

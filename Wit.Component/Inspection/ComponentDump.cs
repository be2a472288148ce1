using Wit.Component.Reading;
using Wit.Model.Diagnostics;

namespace Wit.Component.Inspection;

/// <summary>Explains a component: each definition with the index that it gets.</summary>
internal sealed class ComponentDump(DumpWriter writer, int depth)
{
    private readonly ItemText _text = new();

    public void Write(BinaryCursor cursor)
    {
        if (depth > ComponentReader.MaximumNesting)
            throw cursor.Fail(DiagnosticCatalogue.BinaryLimit, $"components are nested more than {ComponentReader.MaximumNesting} deep");
        var start = cursor.Offset;
        ComponentReader.ReadPreamble(cursor);
        writer.Line(cursor, start, depth, "preamble of a component");
        while (!cursor.AtEnd)
        {
            start = cursor.Offset;
            var id = cursor.ReadByte();
            var length = cursor.ReadU32();
            var head = new BinarySection(id, start, default, cursor.Offset);
            writer.Line(cursor, start, depth, id switch
            {
                1 or 4 => FormattableString.Invariant($"{_text.Count(id == 1 ? Sort.CoreModule : Sort.Component)}, {length} bytes"),
                0 => "custom section",
                _ => "section of " + head.NameIn(WasmBinaryKind.Component),
            });
            Section(cursor.Slice(length), start, id);
        }
    }

    private void Section(BinaryCursor section, long start, byte id)
    {
        var types = new ComponentTypeReader(section);
        switch (id)
        {
            case 0: writer.Custom(section, depth); return;
            case 1: new ModuleDump(writer, depth + 1).Write(section); return;
            case 4: new ComponentDump(writer, depth + 1).Write(section); return;
            case 2: Vector("core instances", () => InstanceReader.ReadCoreInstance(section, types)); break;
            case 3: Vector("core types", () => new CoreTypeDefinition(CoreTypeReader.ReadDefType(section))); break;
            case 5: Vector("instances", () => InstanceReader.ReadInstance(section, types)); break;
            case 6: Vector("aliases", types.ReadAlias); break;
            case 7: Vector("types", () => new TypeDefinition(types.ReadDefType())); break;
            case 8: Vector("canonical definitions", new CanonReader(section, types).Read); break;
            case 9:
                var begin = section.Offset;
                var definition = InstanceReader.ReadStart(section);
                writer.Line(section, begin, depth, _text.Define(definition));
                break;
            case 10: Vector("imports", () => InstanceReader.ReadImport(types)); break;
            case 11: Vector("exports", () => InstanceReader.ReadExport(section, types)); break;
            case 12: Vector("values", () => InstanceReader.ReadValue(section, types)); break;
            default: throw section.Invalid(start, id, "section id");
        }

        section.ExpectEnd("section");

        void Vector(string what, Func<ComponentItem> read) => writer.Vector(section, depth, what, () => _text.Define(read()));
    }
}

using System.Diagnostics;
using Wit.Component.Writing;

namespace Wit.Component;

/// <summary>
/// Writes component binaries (Binary.md). Neighbouring definitions of one kind share a section, names without attributes
/// take the form 0x00 and canonical options a fixed order, so what was written once is written the same again.
/// </summary>
public static class ComponentWriter
{
    /// <summary>Writes a component.</summary>
    public static byte[] Write(ComponentBinary component)
    {
        ArgumentNullException.ThrowIfNull(component);
        var output = new BinaryBuilder(Math.Max(256, SizeOf(component)));
        Write(output, component);
        return output.ToArray();
    }

    private static void Write(BinaryBuilder output, ComponentBinary component)
    {
        output.Bytes([0x00, 0x61, 0x73, 0x6d, 0x0d, 0x00, 0x01, 0x00]);
        var items = component.Items;
        for (var i = 0; i < items.Count;)
        {
            var id = SectionOf(items[i]);
            var end = i + 1;
            if (IsVector(id))
                while (end < items.Count && SectionOf(items[end]) == id) end++;
            WriteSection(output, id, items, i, end);
            i = end;
        }
    }

    private static void WriteSection(BinaryBuilder output, byte id, IReadOnlyList<ComponentItem> items, int start, int end)
    {
        if (items[start] is CoreModuleDefinition module)
        {
            output.Section(id, module.Bytes.Span);
            return;
        }

        if (items[start] is NestedComponentDefinition { IsVerbatim: true, Component: var embedded })
        {
            output.Section(id, embedded.Bytes.Span);
            return;
        }

        var content = items[start] switch
        {
            NestedComponentDefinition nested => new BinaryBuilder(Math.Max(256, SizeOf(nested.Component))),
            CustomSection custom => new BinaryBuilder(custom.Data.Length + custom.Name.Length + 16),
            _ => new BinaryBuilder(),
        };
        if (IsVector(id)) content.U32((uint)(end - start));
        for (var i = start; i < end; i++) WriteItem(content, items[i]);
        output.Section(id, content.Written);
    }

    // A guess, so that the buffer seldom grows: the modules are most of it.
    private static int SizeOf(ComponentBinary component)
    {
        var size = 1024L;
        foreach (var item in component.Items)
        {
            size += item switch
            {
                CoreModuleDefinition module => module.Bytes.Length + 16,
                CustomSection custom => custom.Data.Length + custom.Name.Length + 16,
                NestedComponentDefinition { Component: var nested } => Math.Max(nested.Bytes.Length, SizeOf(nested)) + 16,
                _ => 32,
            };
        }

        return (int)Math.Min(size, 1 << 30);
    }

    private static bool IsVector(byte id) => id is not (0 or 1 or 4 or 9);

    private static byte SectionOf(ComponentItem item) => item switch
    {
        CustomSection => 0,
        CoreModuleDefinition => 1,
        CoreInstanceDefinition => 2,
        CoreTypeDefinition => 3,
        NestedComponentDefinition => 4,
        ComponentInstanceDefinition => 5,
        AliasDefinition => 6,
        TypeDefinition => 7,
        CanonDefinition => 8,
        StartDefinition => 9,
        ImportDefinition => 10,
        ExportDefinition => 11,
        ValueDefinition => 12,
        _ => throw new UnreachableException(),
    };

    private static void WriteItem(BinaryBuilder output, ComponentItem item)
    {
        switch (item)
        {
            case CustomSection custom: output.Name(custom.Name).Bytes(custom.Data.Span); break;
            case NestedComponentDefinition nested: Write(output, nested.Component); break;
            case CoreInstantiation instantiation:
                output.Byte(0x00).U32(instantiation.Module.Value)
                    .Vector(instantiation.Arguments, a => output.Name(a.Name).Byte(0x12).U32(a.Instance.Value));
                break;
            case CoreInlineInstance inline:
                output.Byte(0x01).Vector(inline.Exports, e => output.Name(e.Name).Byte(e.Definition.Sort.ToByte()).U32(e.Definition.Index));
                break;
            case ComponentInstantiation instantiation:
                output.Byte(0x00).U32(instantiation.Component.Value)
                    .Vector(instantiation.Arguments, a => ComponentTypeWriter.SortIndex(output.Name(a.Name), a.Definition));
                break;
            case InlineInstance inline:
                output.Byte(0x01).Vector(inline.Exports, e =>
                {
                    ComponentTypeWriter.ExternName(output, e.Name);
                    ComponentTypeWriter.SortIndex(output, e.Definition);
                });
                break;
            case AliasDefinition alias: ComponentTypeWriter.Alias(output, alias); break;
            case CoreTypeDefinition type: CoreTypeWriter.DefType(output, type.Type); break;
            case TypeDefinition type: ComponentTypeWriter.DefType(output, type.Type); break;
            case CanonDefinition canon: CanonWriter.Write(output, canon); break;
            case StartDefinition start:
                output.U32(start.Function.Value).Vector(start.Arguments, a => output.U32(a.Value)).U32(start.ResultCount);
                break;
            case ImportDefinition import:
                ComponentTypeWriter.ExternName(output, import.Name);
                ComponentTypeWriter.ExternType(output, import.Type);
                break;
            case ExportDefinition export: WriteExport(output, export); break;
            case ValueDefinition value:
                ComponentTypeWriter.ValType(output, value.Type);
                output.U32((uint)value.Data.Length).Bytes(value.Data.Span);
                break;
            default: throw new UnreachableException();
        }
    }

    private static void WriteExport(BinaryBuilder output, ExportDefinition export)
    {
        ComponentTypeWriter.ExternName(output, export.Name);
        ComponentTypeWriter.SortIndex(output, export.Definition);
        output.Flag(export.Type is not null);
        if (export.Type is { } type) ComponentTypeWriter.ExternType(output, type);
    }
}

using System.Buffers.Binary;
using Wit.Component.Reading;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>Reads component binaries (Binary.md). Bad input gives diagnostics with byte offsets, never an exception.</summary>
/// <remarks>Only the form is checked here; a later pass follows the indices.</remarks>
public static class ComponentReader
{
    /// <summary>Components in components, and types in types, may be nested this deep.</summary>
    public const int MaximumNesting = 100;

    private const uint Magic = 0x6d736100;
    private const uint ComponentPreamble = 0x0001000d;
    private const uint CoreModulePreamble = 1;

    /// <summary>Reads a component.</summary>
    /// <param name="bytes">The whole file. Slices of it end up in the result, so it must not change afterwards.</param>
    /// <param name="path">The file name for diagnostics; null when there is none.</param>
    public static ComponentReadResult Read(ReadOnlyMemory<byte> bytes, string? path = null)
    {
        try
        {
            return new ComponentReadResult(ReadComponent(new BinaryCursor(bytes, 0, path), 0), []);
        }
        catch (DiagnosticException exception)
        {
            return new ComponentReadResult(null, exception.Diagnostics);
        }
    }

    /// <summary>What the first eight bytes say a file is.</summary>
    public static WasmBinaryKind KindOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic) return WasmBinaryKind.NotWasm;
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) switch
        {
            ComponentPreamble => WasmBinaryKind.Component,
            CoreModulePreamble => WasmBinaryKind.CoreModule,
            _ => WasmBinaryKind.Unsupported,
        };
    }

    private static ComponentBinary ReadComponent(BinaryCursor cursor, int depth)
    {
        var offset = cursor.Offset;
        if (depth > MaximumNesting) throw cursor.Fail(DiagnosticCatalogue.BinaryLimit, $"components are nested more than {MaximumNesting} deep");
        ReadPreamble(cursor);
        var items = new List<ComponentItem>();
        while (!cursor.AtEnd)
        {
            var start = cursor.Offset;
            var id = cursor.ReadByte();
            var length = cursor.ReadU32();
            ReadSection(cursor.Slice(length), start, id, depth, items);
        }

        return new ComponentBinary(items, cursor.Bytes) { Offset = offset, Path = cursor.Path };
    }

    internal static void ReadPreamble(BinaryCursor cursor)
    {
        var start = cursor.Offset;
        var head = cursor.Bytes.Span[..Math.Min(8, cursor.Bytes.Length)];
        if (head.Length < 4 || BinaryPrimitives.ReadUInt32LittleEndian(head) != Magic)
            throw cursor.Fail(DiagnosticCatalogue.NotWasm, "not a WebAssembly binary: the file does not start with \\0asm",
                "a text file (.wat) has to be assembled first");
        if (head.Length < 8) throw cursor.FailAt(start + head.Length, DiagnosticCatalogue.TruncatedBinary, "unexpected end: the preamble has 8 bytes");
        switch (KindOf(head))
        {
            case WasmBinaryKind.Component:
                cursor.ReadBytes(8);
                return;
            case WasmBinaryKind.CoreModule:
                throw cursor.Fail(DiagnosticCatalogue.CoreModuleNotComponent, "this is a core module, not a component",
                    "make a component of it with `wit componentize`");
            default:
                var version = BinaryPrimitives.ReadUInt16LittleEndian(head[4..]);
                var layer = BinaryPrimitives.ReadUInt16LittleEndian(head[6..]);
                throw cursor.FailAt(start + 4, DiagnosticCatalogue.UnsupportedBinaryVersion,
                    FormattableString.Invariant($"unsupported version 0x{version:x} of layer {layer}; components have version 0xd of layer 1"));
        }
    }

    private static void ReadSection(BinaryCursor cursor, long start, byte id, int depth, List<ComponentItem> items)
    {
        var types = new ComponentTypeReader(cursor);
        switch (id)
        {
            case 0:
                var name = cursor.ReadName();
                var offset = cursor.Offset;
                items.Add(new CustomSection(name, cursor.ReadBytes((uint)cursor.Remaining)) { Offset = offset });
                return;
            case 1:
                items.Add(new CoreModuleDefinition(cursor.Bytes) { Offset = cursor.Offset });
                return;
            case 4:
                items.Add(new NestedComponentDefinition(ReadComponent(cursor, depth + 1)) { Offset = cursor.Offset });
                return;
            case 2: Read("core instances", () => InstanceReader.ReadCoreInstance(cursor, types)); break;
            case 3: Read("core types", () => new CoreTypeDefinition(CoreTypeReader.ReadDefType(cursor))); break;
            case 5: Read("instances", () => InstanceReader.ReadInstance(cursor, types)); break;
            case 6: Read("aliases", types.ReadAlias); break;
            case 7: Read("types", () => new TypeDefinition(types.ReadDefType())); break;
            case 8: Read("canonical definitions", new CanonReader(cursor, types).Read); break;
            case 9: items.Add(InstanceReader.ReadStart(cursor)); break;
            case 10: Read("imports", () => InstanceReader.ReadImport(types)); break;
            case 11: Read("exports", () => InstanceReader.ReadExport(cursor, types)); break;
            case 12: Read("values", () => InstanceReader.ReadValue(cursor, types)); break;
            default: throw cursor.Invalid(start, id, "section id");
        }

        cursor.ExpectEnd("section");

        void Read<T>(string what, Func<T> read) where T : ComponentItem
        {
            var count = cursor.ReadCount(what);
            for (uint i = 0; i < count; i++)
            {
                var at = cursor.Offset;
                var item = read();
                item.PlaceAt(at);
                items.Add(item);
            }
        }
    }
}

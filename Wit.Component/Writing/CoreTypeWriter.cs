using System.Diagnostics;

namespace Wit.Component.Writing;

/// <summary>Writes core types; the inverse of the reader of the same name.</summary>
internal static class CoreTypeWriter
{
    public static void ValType(BinaryBuilder output, CoreValType type)
    {
        if (type.Kind != CoreValKind.Reference)
        {
            output.Byte((byte)(0x7f - type.Kind));
        }
        else if (type is { IsNullable: true, Heap: < 0 })
        {
            output.Byte((byte)(type.Heap + 0x80));
        }
        else
        {
            output.Byte(type.IsNullable ? (byte)0x63 : (byte)0x64).S33(type.Heap);
        }
    }

    public static void DefType(BinaryBuilder output, CoreDefType type)
    {
        switch (type)
        {
            case CoreModuleDefType module:
                output.Byte(0x50).Vector(module.Declarations, d => ModuleDeclaration(output, d));
                break;
            case CoreRecType { IsExplicit: false, Types: [{ IsExplicit: true, IsFinal: false } subtype] }:
                output.Byte(0x00);
                SubType(output, subtype);
                break;
            case CoreRecType rec: RecType(output, rec); break;
            default: throw new UnreachableException();
        }
    }

    public static void RecType(BinaryBuilder output, CoreRecType rec)
    {
        if (rec is { IsExplicit: false, Types: [var single] }) SubType(output, single);
        else output.Byte(0x4e).Vector(rec.Types, t => SubType(output, t));
    }

    public static void ExternType(BinaryBuilder output, CoreExternType type)
    {
        switch (type)
        {
            case CoreFuncExternType function: output.Byte(0x00).U32(function.Type.Value); break;
            case CoreTableType table:
                output.Byte(0x01);
                ValType(output, table.Element);
                Limits(output, table.Limits, 16);
                break;
            case CoreMemoryType memory:
                output.Byte(0x02);
                Limits(output, memory.Limits, memory.PageSizeLog2);
                break;
            case CoreGlobalType global:
                output.Byte(0x03);
                ValType(output, global.Type);
                output.Flag(global.IsMutable);
                break;
            case CoreTagExternType tag: output.Byte(0x04).Byte(0x00).U32(tag.Type.Value); break;
            default: throw new UnreachableException();
        }
    }

    private static void SubType(BinaryBuilder output, CoreSubType type)
    {
        if (type.IsExplicit) output.Byte(type.IsFinal ? (byte)0x4f : (byte)0x50).Vector(type.Supertypes, s => output.U32(s.Value));
        switch (type.Type)
        {
            case CoreFuncType function:
                output.Byte(0x60).Vector(function.Parameters, p => ValType(output, p)).Vector(function.Results, r => ValType(output, r));
                break;
            case CoreStructType @struct: output.Byte(0x5f).Vector(@struct.Fields, f => Field(output, f)); break;
            case CoreArrayType array:
                output.Byte(0x5e);
                Field(output, array.Element);
                break;
            default: throw new UnreachableException();
        }
    }

    private static void Field(BinaryBuilder output, CoreFieldType field)
    {
        if (field.Type is { } type) ValType(output, type);
        else output.Byte(field.PackedBits == 8 ? (byte)0x78 : (byte)0x77);
        output.Flag(field.IsMutable);
    }

    private static void ModuleDeclaration(BinaryBuilder output, CoreModuleDeclaration declaration)
    {
        switch (declaration)
        {
            case CoreModuleImportDeclaration { Import: var import }:
                output.Byte(0x00).Name(import.Module).Name(import.Name);
                ExternType(output, import.Type);
                break;
            case CoreModuleTypeDeclaration type:
                output.Byte(0x01);
                DefType(output, type.Type);
                break;
            case CoreModuleAliasDeclaration alias: output.Byte(0x02).Byte(0x10).Byte(0x01).U32(alias.Depth).U32(alias.Type.Value); break;
            case CoreModuleExportDeclaration export:
                output.Byte(0x03).Name(export.Name);
                ExternType(output, export.Type);
                break;
            default: throw new UnreachableException();
        }
    }

    private static void Limits(BinaryBuilder output, CoreLimits limits, int pageSizeLog2)
    {
        var flags = (limits.Maximum is null ? 0 : 1) | (limits.IsShared ? 2 : 0) | (limits.Is64 ? 4 : 0) | (pageSizeLog2 == 16 ? 0 : 8);
        output.Byte((byte)flags).U64(limits.Minimum);
        if (limits.Maximum is { } maximum) output.U64(maximum);
        if (pageSizeLog2 != 16) output.U32((uint)pageSizeLog2);
    }
}

using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component.Reading;

/// <summary>Reads core types: those of modules and those that a component defines (Binary.md, "Type Definitions").</summary>
internal static class CoreTypeReader
{
    public static CoreValType ReadValType(BinaryCursor cursor)
    {
        var start = cursor.Offset;
        var code = cursor.ReadByte();
        return code switch
        {
            0x7f => CoreValType.I32,
            0x7e => CoreValType.I64,
            0x7d => CoreValType.F32,
            0x7c => CoreValType.F64,
            0x7b => new CoreValType(CoreValKind.V128),
            0x64 => new CoreValType(CoreValKind.Reference, false, ReadHeapType(cursor)),
            0x63 => new CoreValType(CoreValKind.Reference, true, ReadHeapType(cursor)),
            >= 0x69 and <= 0x74 => new CoreValType(CoreValKind.Reference, true, code - 0x80),
            _ => throw cursor.Invalid(start, code, "core value type"),
        };
    }

    public static CoreExternType ReadExternType(BinaryCursor cursor)
    {
        var start = cursor.Offset;
        var code = cursor.ReadByte();
        return code switch
        {
            0x00 => new CoreFuncExternType(new CoreTypeIndex(cursor.ReadU32())),
            0x01 => ReadTableType(cursor),
            0x02 => ReadMemoryType(cursor),
            0x03 => ReadGlobalType(cursor),
            0x04 => ReadTagType(cursor),
            _ => throw cursor.Invalid(start, code, "core extern type"),
        };
    }

    public static CoreValType ReadReferenceType(BinaryCursor cursor)
    {
        var start = cursor.Offset;
        var type = ReadValType(cursor);
        return type.Kind == CoreValKind.Reference ? type : throw cursor.FailAt(start, DiagnosticCatalogue.MalformedBinary, $"expected a reference type, found {type}");
    }

    public static CoreTableType ReadTableType(BinaryCursor cursor)
    {
        var element = ReadReferenceType(cursor);
        var start = cursor.Offset;
        if ((cursor.PeekByte() & 8) != 0) throw cursor.FailAt(start, DiagnosticCatalogue.MalformedBinary, "a table has no page size");
        var limits = ReadLimits(cursor, out _);
        if (limits.IsShared) throw cursor.FailAt(start, DiagnosticCatalogue.InvalidCoreModule, "a table cannot be shared: that is of the proposal shared-everything-threads");
        return new CoreTableType(element, limits);
    }

    public static CoreMemoryType ReadMemoryType(BinaryCursor cursor)
    {
        var start = cursor.Offset;
        var limits = ReadLimits(cursor, out var pageSizeLog2);
        if (pageSizeLog2 is not (0 or 16)) throw cursor.FailAt(start, DiagnosticCatalogue.InvalidCoreModule, "the page size of a memory must be 1 or 65536 bytes");
        if (limits is { IsShared: true, Maximum: null }) throw cursor.FailAt(start, DiagnosticCatalogue.InvalidCoreModule, "a shared memory must have a maximum size");
        var most = pageSizeLog2 == 16 ? 1UL << (limits.Is64 ? 48 : 16) : limits.Is64 ? ulong.MaxValue : uint.MaxValue;
        if (limits.Minimum > most || limits.Maximum > most)
            throw cursor.FailAt(start, DiagnosticCatalogue.InvalidCoreModule, FormattableString.Invariant($"memory size must be at most {most} pages"));
        return new CoreMemoryType(limits, pageSizeLog2);
    }

    public static CoreGlobalType ReadGlobalType(BinaryCursor cursor)
    {
        var type = ReadValType(cursor);
        return new CoreGlobalType(type, cursor.ReadFlag("mutability"));
    }

    public static CoreTagExternType ReadTagType(BinaryCursor cursor)
    {
        cursor.Expect(0x00, "tag attribute");
        return new CoreTagExternType(new CoreTypeIndex(cursor.ReadU32()));
    }

    public static CoreImport ReadImport(BinaryCursor cursor)
    {
        var module = cursor.ReadName();
        var name = cursor.ReadName();
        return new CoreImport(module, name, ReadExternType(cursor));
    }

    /// <summary>A type of a component: a module type or a recursion group.</summary>
    public static CoreDefType ReadDefType(BinaryCursor cursor)
    {
        switch (cursor.PeekByte())
        {
            case 0x50:
                cursor.ReadByte();
                return new CoreModuleDefType(cursor.ReadVector("module declarations", static c => ReadModuleDeclaration(c)));
            case 0x00:
                // Here only, a non-final subtype has a prefix, because 0x50 already stands for a module type.
                cursor.ReadByte();
                if (cursor.PeekByte() != 0x50) throw cursor.Fail(DiagnosticCatalogue.MalformedBinary, "invalid core type: a subtype must follow 0x00");
                return new CoreRecType([ReadSubType(cursor)], IsExplicit: false);
            default:
                return ReadRecType(cursor);
        }
    }

    /// <summary>A recursion group as a module's type section has it.</summary>
    public static CoreRecType ReadRecType(BinaryCursor cursor)
    {
        if (cursor.PeekByte() != 0x4e) return new CoreRecType([ReadSubType(cursor)], IsExplicit: false);
        cursor.ReadByte();
        return new CoreRecType(cursor.ReadVector("types", static c => ReadSubType(c)), IsExplicit: true);
    }

    private static CoreSubType ReadSubType(BinaryCursor cursor)
    {
        if (cursor.PeekByte() is not (0x50 or 0x4f)) return new CoreSubType(true, [], ReadCompType(cursor), IsExplicit: false);
        var isFinal = cursor.ReadByte() == 0x4f;
        var supertypes = cursor.ReadVector("supertypes", static c => new CoreTypeIndex(c.ReadU32()));
        return new CoreSubType(isFinal, supertypes, ReadCompType(cursor), IsExplicit: true);
    }

    private static CoreCompType ReadCompType(BinaryCursor cursor)
    {
        var start = cursor.Offset;
        var code = cursor.ReadByte();
        switch (code)
        {
            case 0x60:
                var parameters = cursor.ReadVector("parameters", static c => ReadValType(c));
                return new CoreFuncType(parameters, cursor.ReadVector("results", static c => ReadValType(c)));
            case 0x5f:
                return new CoreStructType(cursor.ReadVector("fields", static c => ReadFieldType(c)));
            case 0x5e:
                return new CoreArrayType(ReadFieldType(cursor));
            default:
                throw cursor.Invalid(start, code, "core type");
        }
    }

    private static CoreFieldType ReadFieldType(BinaryCursor cursor)
    {
        var packed = cursor.PeekByte() switch { 0x78 => 8, 0x77 => 16, _ => 0 };
        CoreValType? type = null;
        if (packed == 0) type = ReadValType(cursor);
        else cursor.ReadByte();
        return new CoreFieldType(type, packed, cursor.ReadFlag("mutability"));
    }

    private static CoreModuleDeclaration ReadModuleDeclaration(BinaryCursor cursor)
    {
        var start = cursor.Offset;
        var code = cursor.ReadByte();
        switch (code)
        {
            case 0x00:
                return new CoreModuleImportDeclaration(ReadImport(cursor));
            case 0x01:
                if (cursor.PeekByte() == 0x50)
                    throw cursor.Fail(DiagnosticCatalogue.MalformedBinary, "a module type cannot be declared inside a module type");
                return new CoreModuleTypeDeclaration(ReadDefType(cursor));
            case 0x02:
                cursor.Expect(0x10, "sort of an alias in a module type");
                cursor.Expect(0x01, "kind of an alias in a module type");
                var depth = cursor.ReadU32();
                return new CoreModuleAliasDeclaration(depth, new CoreTypeIndex(cursor.ReadU32()));
            case 0x03:
                var name = cursor.ReadName();
                return new CoreModuleExportDeclaration(name, ReadExternType(cursor));
            default:
                throw cursor.Invalid(start, code, "module declaration");
        }
    }

    private static CoreLimits ReadLimits(BinaryCursor cursor, out int pageSizeLog2)
    {
        var start = cursor.Offset;
        var flags = cursor.ReadByte();
        if (flags > 0x0f) throw cursor.Invalid(start, flags, "limits");
        var is64 = (flags & 4) != 0;
        var minimum = is64 ? cursor.ReadU64() : cursor.ReadU32();
        ulong? maximum = (flags & 1) == 0 ? null : is64 ? cursor.ReadU64() : cursor.ReadU32();
        if (minimum > maximum) throw cursor.FailAt(start, DiagnosticCatalogue.InvalidCoreModule, "the minimum size must not be greater than the maximum");
        pageSizeLog2 = (flags & 8) != 0 ? (int)Math.Min(cursor.ReadU32(), 64) : 16;
        return new CoreLimits(minimum, maximum, is64, (flags & 2) != 0);
    }

    public static int ReadHeapType(BinaryCursor cursor)
    {
        var start = cursor.Offset;
        var code = cursor.ReadS33();
        // An abstract heap type is one byte, the same as in the short form of a nullable reference.
        return code is (>= 0 and <= int.MaxValue) or (>= 0x69 - 0x80 and <= 0x74 - 0x80) ? (int)code : throw cursor.Invalid(start, code & 0x7f, "heap type");
    }
}

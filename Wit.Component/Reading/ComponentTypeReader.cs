using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component.Reading;

/// <summary>Reads component types and what they are made of (Binary.md, "Type Definitions").</summary>
internal sealed class ComponentTypeReader(BinaryCursor cursor)
{
    private int _depth;

    // Made once for a section that has such vectors, not for each vector.
    private Func<LabelledType> LabelledTypes => field ??= ReadLabelledType;

    private Func<ValTypeRef> ValTypes => field ??= ReadValType;

    private Func<string> Names => field ??= cursor.ReadName;

    private Func<CaseDefinition> Cases => field ??= ReadCase;

    public DefType ReadDefType()
    {
        var start = cursor.Offset;
        var code = cursor.ReadByte();
        switch (code)
        {
            case 0x40: return ReadFuncType(isAsync: false);
            case 0x43: return ReadFuncType(isAsync: true);
            case 0x41: return Nested(() => new ComponentDefType(cursor.ReadVector("declarations", () => ReadDeclaration(imports: true))));
            case 0x42: return Nested(() => new InstanceDefType(cursor.ReadVector("declarations", () => ReadDeclaration(imports: false))));
            case 0x3f:
                var representation = CoreTypeReader.ReadValType(cursor);
                return new ResourceDefType(representation, cursor.ReadFlag("optional marker") ? new CoreFuncIndex(cursor.ReadU32()) : null);
            default: return ReadDefValType(start, code);
        }
    }

    public ValTypeRef ReadValType()
    {
        var start = cursor.Offset;
        var code = cursor.ReadS33();
        if (code >= 0) return new ValTypeRef(new TypeIndex((uint)code));
        // A primitive type is a byte, and no number that could be written longer.
        return Primitive((byte)(code + 0x80)) is { } kind && cursor.Offset - start == 1 ? new ValTypeRef(kind) : throw cursor.Invalid(start, code & 0x7f, "value type");
    }

    private ValTypeRef? ReadOptionalValType() => cursor.ReadFlag("optional marker") ? ReadValType() : null;

    public ValTypeRef? ReadResultList()
    {
        if (!cursor.ReadFlag("result list")) return ReadValType();
        cursor.Expect(0x00, "result list");
        return null;
    }

    public ExternType ReadExternType()
    {
        var start = cursor.Offset;
        var code = cursor.ReadByte();
        switch (code)
        {
            case 0x00:
                cursor.Expect(0x11, "core sort of an import or export");
                return new CoreModuleExternType(new CoreTypeIndex(cursor.ReadU32()));
            case 0x01: return new FuncExternType(new TypeIndex(cursor.ReadU32()));
            case 0x02: return cursor.ReadFlag("value bound") ? new ValueExternType(ReadValType()) : new ValueEqExternType(new ValueIndex(cursor.ReadU32()));
            case 0x03: return cursor.ReadFlag("type bound") ? new SubResourceExternType() : new TypeEqExternType(new TypeIndex(cursor.ReadU32()));
            case 0x04: return new ComponentExternType(new TypeIndex(cursor.ReadU32()));
            case 0x05: return new InstanceExternType(new TypeIndex(cursor.ReadU32()));
            default: throw cursor.Invalid(start, code, "sort of an import or export");
        }
    }

    public ExternName ReadExternName()
    {
        var start = cursor.Offset;
        var form = cursor.ReadByte();
        if (form > 2) throw cursor.Invalid(start, form, "form of an import or export name");
        var name = new ExternName(cursor.ReadName());
        if (form < 2) return name;
        var count = cursor.ReadCount("attributes");
        for (uint i = 0; i < count; i++) name = ReadAttribute(name);
        return name;
    }

    public AliasDefinition ReadAlias()
    {
        var offset = cursor.Offset;
        var sort = ReadSort();
        var start = cursor.Offset;
        var kind = cursor.ReadByte();
        var index = kind > 2 ? throw cursor.Invalid(start, kind, "kind of an alias") : cursor.ReadU32();
        return kind switch
        {
            0x00 => new ExportAlias(sort, new InstanceIndex(index), cursor.ReadName()) { Offset = offset },
            0x01 => new CoreExportAlias(sort, new CoreInstanceIndex(index), cursor.ReadName()) { Offset = offset },
            _ => new OuterAlias(sort, index, cursor.ReadU32()) { Offset = offset },
        };
    }

    public Sort ReadSort()
    {
        var start = cursor.Offset;
        var code = cursor.ReadByte();
        if (code == 0x00) return ReadCoreSort();
        return Sorts.FromByte(code) ?? throw cursor.Invalid(start, code, "sort");
    }

    public Sort ReadCoreSort()
    {
        var start = cursor.Offset;
        var code = cursor.ReadByte();
        return Sorts.FromCoreByte(code) ?? throw cursor.Invalid(start, code, "core sort");
    }

    private FuncDefType ReadFuncType(bool isAsync)
    {
        var parameters = cursor.ReadVector("parameters", LabelledTypes);
        return new FuncDefType(parameters, ReadResultList(), isAsync);
    }

    private DefValType ReadDefValType(long start, byte code)
    {
        if (Primitive(code) is { } primitive) return new PrimitiveDefType(primitive);
        switch (code)
        {
            case 0x72: return new RecordDefType(cursor.ReadVector("fields", LabelledTypes));
            case 0x71: return new VariantDefType(cursor.ReadVector("cases", Cases));
            case 0x70: return new ListDefType(ReadValType());
            case 0x67:
                var element = ReadValType();
                return new FixedLengthListDefType(element, cursor.ReadU32());
            case 0x6f: return new TupleDefType(cursor.ReadVector("elements", ValTypes));
            case 0x6e: return new FlagsDefType(cursor.ReadVector("labels", Names));
            case 0x6d: return new EnumDefType(cursor.ReadVector("labels", Names));
            case 0x6b: return new OptionDefType(ReadValType());
            case 0x6a:
                var ok = ReadOptionalValType();
                return new ResultDefType(ok, ReadOptionalValType());
            case 0x69: return new OwnDefType(new TypeIndex(cursor.ReadU32()));
            case 0x68: return new BorrowDefType(new TypeIndex(cursor.ReadU32()));
            case 0x66: return new StreamDefType(ReadOptionalValType());
            case 0x65: return new FutureDefType(ReadOptionalValType());
            case 0x63:
                var key = ReadValType();
                return new MapDefType(key, ReadValType());
            default: throw cursor.Invalid(start, code, "type");
        }
    }

    private Declaration ReadDeclaration(bool imports)
    {
        var offset = cursor.Offset;
        var code = cursor.ReadByte();
        switch (code)
        {
            case 0x00: return new CoreTypeDeclaration(CoreTypeReader.ReadDefType(cursor)) { Offset = offset };
            case 0x01: return new TypeDeclaration(ReadDefType()) { Offset = offset };
            case 0x02: return new AliasDeclaration(ReadAlias()) { Offset = offset };
            case 0x03 when imports:
                var import = ReadExternName();
                return new ImportDeclaration(import, ReadExternType()) { Offset = offset };
            case 0x04:
                var export = ReadExternName();
                return new ExportDeclaration(export, ReadExternType()) { Offset = offset };
            default: throw cursor.Invalid(offset, code, imports ? "declaration in a component type" : "declaration in an instance type");
        }
    }

    private ExternName ReadAttribute(ExternName name)
    {
        var start = cursor.Offset;
        var code = cursor.ReadByte();
        return code switch
        {
            0x00 when name.Implements is null => name with { Implements = cursor.ReadName() },
            0x01 when name.VersionSuffix is null => name with { VersionSuffix = cursor.ReadName() },
            0x02 when name.ExternalId is null => name with { ExternalId = cursor.ReadName() },
            <= 0x02 => throw cursor.FailAt(start, DiagnosticCatalogue.InvalidExternName, "an attribute of a name is given twice"),
            _ => throw cursor.Invalid(start, code, "attribute of a name"),
        };
    }

    private LabelledType ReadLabelledType()
    {
        var label = cursor.ReadName();
        return new LabelledType(label, ReadValType());
    }

    private CaseDefinition ReadCase()
    {
        var label = cursor.ReadName();
        var result = new CaseDefinition(label, ReadOptionalValType());
        cursor.Expect(0x00, "end of a case");
        return result;
    }

    private T Nested<T>(Func<T> read)
    {
        if (++_depth > ComponentReader.MaximumNesting)
            throw cursor.Fail(DiagnosticCatalogue.BinaryLimit, $"types are nested more than {ComponentReader.MaximumNesting} deep");
        var result = read();
        _depth--;
        return result;
    }

    private static PrimitiveKind? Primitive(byte code) => code switch
    {
        >= 0x73 and <= 0x7f => (PrimitiveKind)(0x7f - code),
        0x64 => PrimitiveKind.ErrorContext,
        _ => null,
    };
}

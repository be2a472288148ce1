using System.Diagnostics;
using Wit.Model.Types;

namespace Wit.Component.Writing;

/// <summary>Writes component types and what they are made of; the inverse of the reader of the same name.</summary>
internal static class ComponentTypeWriter
{
    public static void ValType(BinaryBuilder output, ValTypeRef type)
    {
        if (type.Primitive is { } kind) output.Byte(Primitive(kind));
        else output.S33(type.Index.Value);
    }

    public static void DefType(BinaryBuilder output, DefType type)
    {
        switch (type)
        {
            case FuncDefType function:
                output.Byte(function.IsAsync ? (byte)0x43 : (byte)0x40).Vector(function.Parameters, p => Labelled(output, p));
                ResultList(output, function.Result);
                break;
            case ComponentDefType component: output.Byte(0x41).Vector(component.Declarations, d => Declaration(output, d)); break;
            case InstanceDefType instance: output.Byte(0x42).Vector(instance.Declarations, d => Declaration(output, d)); break;
            case ResourceDefType resource:
                output.Byte(0x3f);
                CoreTypeWriter.ValType(output, resource.Representation);
                output.Flag(resource.Destructor is not null);
                if (resource.Destructor is { } destructor) output.U32(destructor.Value);
                break;
            case DefValType value: DefValType(output, value); break;
            default: throw new UnreachableException();
        }
    }

    public static void ResultList(BinaryBuilder output, ValTypeRef? result)
    {
        if (result is not { } type)
        {
            output.Byte(0x01).Byte(0x00);
            return;
        }

        output.Byte(0x00);
        ValType(output, type);
    }

    public static void ExternType(BinaryBuilder output, ExternType type)
    {
        switch (type)
        {
            case CoreModuleExternType module: output.Byte(0x00).Byte(0x11).U32(module.Type.Value); break;
            case FuncExternType function: output.Byte(0x01).U32(function.Type.Value); break;
            case ValueEqExternType value: output.Byte(0x02).Byte(0x00).U32(value.Value.Value); break;
            case ValueExternType value:
                output.Byte(0x02).Byte(0x01);
                ValType(output, value.Type);
                break;
            case TypeEqExternType eq: output.Byte(0x03).Byte(0x00).U32(eq.Type.Value); break;
            case SubResourceExternType: output.Byte(0x03).Byte(0x01); break;
            case ComponentExternType component: output.Byte(0x04).U32(component.Type.Value); break;
            case InstanceExternType instance: output.Byte(0x05).U32(instance.Type.Value); break;
            default: throw new UnreachableException();
        }
    }

    public static void ExternName(BinaryBuilder output, ExternName name)
    {
        output.Byte(name.HasAttributes ? (byte)0x02 : (byte)0x00).Name(name.Name);
        if (!name.HasAttributes) return;
        (byte Code, string? Value)[] attributes = [(0x00, name.Implements), (0x01, name.VersionSuffix), (0x02, name.ExternalId)];
        output.Vector(attributes.Where(a => a.Value is not null).ToArray(), a => output.Byte(a.Code).Name(a.Value!));
    }

    public static void Alias(BinaryBuilder output, AliasDefinition alias)
    {
        Sort(output, alias.Sort);
        switch (alias)
        {
            case ExportAlias export: output.Byte(0x00).U32(export.Instance.Value).Name(export.Name); break;
            case CoreExportAlias export: output.Byte(0x01).U32(export.Instance.Value).Name(export.Name); break;
            case OuterAlias outer: output.Byte(0x02).U32(outer.Depth).U32(outer.Index); break;
            default: throw new UnreachableException();
        }
    }

    public static void Sort(BinaryBuilder output, Sort sort)
    {
        if (sort.IsCore()) output.Byte(0x00);
        output.Byte(sort.ToByte());
    }

    public static void SortIndex(BinaryBuilder output, SortIndex index)
    {
        Sort(output, index.Sort);
        output.U32(index.Index);
    }

    private static void DefValType(BinaryBuilder output, DefValType type)
    {
        switch (type)
        {
            case PrimitiveDefType primitive: output.Byte(Primitive(primitive.Kind)); break;
            case RecordDefType record: output.Byte(0x72).Vector(record.Fields, f => Labelled(output, f)); break;
            case VariantDefType variant: output.Byte(0x71).Vector(variant.Cases, c => Case(output, c)); break;
            case ListDefType list: ValType(output.Byte(0x70), list.Element); break;
            case FixedLengthListDefType list:
                ValType(output.Byte(0x67), list.Element);
                output.U32(list.Length);
                break;
            case TupleDefType tuple: output.Byte(0x6f).Vector(tuple.Elements, e => ValType(output, e)); break;
            case FlagsDefType flags: output.Byte(0x6e).Vector(flags.Labels, l => output.Name(l)); break;
            case EnumDefType @enum: output.Byte(0x6d).Vector(@enum.Labels, l => output.Name(l)); break;
            case OptionDefType option: ValType(output.Byte(0x6b), option.Element); break;
            case ResultDefType result:
                Optional(output.Byte(0x6a), result.Ok);
                Optional(output, result.Error);
                break;
            case OwnDefType own: output.Byte(0x69).U32(own.Resource.Value); break;
            case BorrowDefType borrow: output.Byte(0x68).U32(borrow.Resource.Value); break;
            case StreamDefType stream: Optional(output.Byte(0x66), stream.Element); break;
            case FutureDefType future: Optional(output.Byte(0x65), future.Element); break;
            case MapDefType map:
                ValType(output.Byte(0x63), map.Key);
                ValType(output, map.Value);
                break;
            default: throw new UnreachableException();
        }
    }

    private static void Declaration(BinaryBuilder output, Declaration declaration)
    {
        switch (declaration)
        {
            case CoreTypeDeclaration type: CoreTypeWriter.DefType(output.Byte(0x00), type.Type); break;
            case TypeDeclaration type: DefType(output.Byte(0x01), type.Type); break;
            case AliasDeclaration alias: Alias(output.Byte(0x02), alias.Alias); break;
            case ImportDeclaration import:
                ExternName(output.Byte(0x03), import.Name);
                ExternType(output, import.Type);
                break;
            case ExportDeclaration export:
                ExternName(output.Byte(0x04), export.Name);
                ExternType(output, export.Type);
                break;
            default: throw new UnreachableException();
        }
    }

    private static void Labelled(BinaryBuilder output, LabelledType labelled) => ValType(output.Name(labelled.Label), labelled.Type);

    private static void Case(BinaryBuilder output, CaseDefinition @case)
    {
        Optional(output.Name(@case.Label), @case.Payload);
        output.Byte(0x00);
    }

    private static void Optional(BinaryBuilder output, ValTypeRef? type)
    {
        output.Flag(type is not null);
        if (type is { } present) ValType(output, present);
    }

    private static byte Primitive(PrimitiveKind kind) => kind == PrimitiveKind.ErrorContext ? (byte)0x64 : (byte)(0x7f - kind);
}

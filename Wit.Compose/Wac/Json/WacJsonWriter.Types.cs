using System.Diagnostics;
using Wit.Compose.Wac.Syntax;
using Wit.Model.Types;

namespace Wit.Compose.Wac.Json;

internal sealed partial class WacJsonWriter
{
    private void TypeDefinition(TypeDefinitionSyntax definition)
    {
        switch (definition)
        {
            case VariantDefinition variant: Definition("variant", variant, () => Array("cases", variant.Cases, c => Label(c, hasPayload: true))); break;
            case RecordDefinition record: Definition("record", record, () => Array("fields", record.Fields, f => Field(f, hasDocs: true))); break;
            case FlagsDefinition flags: Definition("flags", flags, () => Array("flags", flags.Flags, c => Label(c, hasPayload: false))); break;
            case EnumDefinition @enum: Definition("enum", @enum, () => Array("cases", @enum.Cases, c => Label(c, hasPayload: false))); break;
            case TypeAlias alias: Definition("alias", alias, () => Object("kind", () => Property("type", () => Type(alias.Type)))); break;
            case FunctionAlias alias: Definition("alias", alias, () => Object("kind", () => Property("func", () => FunctionType(alias.Type)))); break;
            case ResourceDefinition resource: Definition("resource", resource, () => Array("methods", resource.Members, Member)); break;
            default: throw new UnreachableException();
        }
    }

    private void Definition(string kind, TypeDefinitionSyntax definition, Action members) => Case(kind, () =>
    {
        Docs(definition.Docs);
        Id("id", definition.Name);
        members();
    });

    private void Member(ResourceMemberSyntax member)
    {
        switch (member)
        {
            case ConstructorSyntax constructor:
                Case("constructor", () =>
                {
                    Docs(constructor.Docs);
                    Span("span", constructor.Span);
                    Array("params", constructor.Parameters, p => Field(p, hasDocs: false));
                });
                break;
            case MethodSyntax method:
                Case("method", () =>
                {
                    Docs(method.Docs);
                    Id("id", method.Name);
                    json.WriteBoolean("isStatic", method.IsStatic);
                    Property("ty", () => FunctionType(method.Type));
                });
                break;
            default: throw new UnreachableException();
        }
    }

    private void FunctionType(FunctionTypeSyntax type) => Object(() =>
    {
        Array("params", type.Parameters, p => Field(p, hasDocs: false));
        json.WritePropertyName("results");
        if (type.Result is null) json.WriteStringValue("empty");
        else Wrap("scalar", () => Type(type.Result));
    });

    private void Field(FieldSyntax field, bool hasDocs) => Object(() =>
    {
        if (hasDocs) Docs(field.Docs);
        Id("id", field.Name);
        Property("ty", () => Type(field.Type));
    });

    private void Label(CaseSyntax label, bool hasPayload) => Object(() =>
    {
        Docs(label.Docs);
        Id("id", label.Name);
        if (hasPayload) Property("ty", () => TypeOrNull(label.Payload));
    });

    private void TypeOrNull(TypeSyntax? type)
    {
        if (type is null) json.WriteNullValue();
        else Type(type);
    }

    private void Type(TypeSyntax type)
    {
        switch (type)
        {
            case PrimitiveSyntax primitive: Wrap(Keyword(primitive.Kind), () => Span(primitive.Span)); break;
            case NamedTypeSyntax named: Wrap("ident", () => Id(named.Name)); break;
            case TupleSyntax tuple: Pair("tuple", () => Array(tuple.Elements, Type), tuple); break;
            case ListSyntax list: Pair("list", () => Type(list.Element), list); break;
            case OptionSyntax option: Pair("option", () => Type(option.Element), option); break;
            case BorrowSyntax borrow: Pair("borrow", () => Id(borrow.Resource), borrow); break;
            case ResultSyntax result:
                Case("result", () =>
                {
                    Property("ok", () => TypeOrNull(result.Ok));
                    Property("err", () => TypeOrNull(result.Error));
                    Span("span", result.Span);
                });
                break;
            default: throw new UnreachableException();
        }
    }

    // {"kind": [value, span]}
    private void Pair(string kind, Action value, TypeSyntax type) => Wrap(kind, () =>
    {
        json.WriteStartArray();
        value();
        Span(type.Span);
        json.WriteEndArray();
    });

    private void Property(string name, Action value)
    {
        json.WritePropertyName(name);
        value();
    }

    private static string Keyword(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.U8 => "u8",
        PrimitiveKind.S8 => "s8",
        PrimitiveKind.U16 => "u16",
        PrimitiveKind.S16 => "s16",
        PrimitiveKind.U32 => "u32",
        PrimitiveKind.S32 => "s32",
        PrimitiveKind.U64 => "u64",
        PrimitiveKind.S64 => "s64",
        PrimitiveKind.F32 => "f32",
        PrimitiveKind.F64 => "f64",
        PrimitiveKind.Char => "char",
        PrimitiveKind.Bool => "bool",
        PrimitiveKind.String => "string",
        _ => throw new UnreachableException(),
    };
}

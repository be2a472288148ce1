using System.Diagnostics;
using Antlr4.Runtime;
using Wit.Compose.Wac.Grammar;
using Wit.Compose.Wac.Syntax;
using Wit.Model.Diagnostics;
using Wit.Model.Types;

namespace Wit.Compose.Wac.Parsing;

internal sealed partial class SyntaxBuilder
{
    private TypeDefinitionSyntax TypeDefinition(WacParser.TypeDefinitionContext context)
    {
        CheckCommas(context);
        var docs = Docs(context);
        switch (context)
        {
            case WacParser.VariantDefinitionContext variant:
                CheckNotEmpty(variant, variant.variantCase().Length, "a variant", "case");
                return new VariantDefinition(docs, Id(variant.id()), [.. variant.variantCase().Select(Case)]);
            case WacParser.RecordDefinitionContext record:
                CheckNotEmpty(record, record.field().Length, "a record", "field");
                return new RecordDefinition(docs, Id(record.id()), [.. record.field().Select(Field)]);
            case WacParser.FlagsDefinitionContext flags:
                CheckNotEmpty(flags, flags.label().Length, "a flags type", "flag");
                return new FlagsDefinition(docs, Id(flags.id()), [.. flags.label().Select(Label)]);
            case WacParser.EnumDefinitionContext @enum:
                CheckNotEmpty(@enum, @enum.label().Length, "an enum", "case");
                return new EnumDefinition(docs, Id(@enum.id()), [.. @enum.label().Select(Label)]);
            case WacParser.AliasDefinitionContext alias:
                return alias.functionType() is { } function
                    ? new FunctionAlias(docs, Id(alias.id()), FunctionType(function))
                    : new TypeAlias(docs, Id(alias.id()), Type(alias.type()));
            default: throw new UnreachableException();
        }
    }

    private void CheckNotEmpty(WacParser.TypeDefinitionContext definition, int count, string kind, string member)
    {
        if (count == 0) sink.Report(DiagnosticCatalogue.EmptyType, Span(definition.Stop), $"{kind} has at least one {member}");
    }

    private ResourceDefinition Resource(WacParser.ResourceDefinitionContext resource)
    {
        var members = new List<ResourceMemberSyntax>();
        foreach (var child in resource.children)
        {
            if (child is WacParser.ConstructorItemContext constructor)
                members.Add(new ConstructorSyntax(Docs(constructor), Span(constructor.CONSTRUCTOR().Symbol), Parameters(constructor.parameters())));
            else if (child is WacParser.MethodItemContext method)
                members.Add(new MethodSyntax(Docs(method), Id(method.id()), method.STATIC() is not null, FunctionType(method.functionType())));
        }

        return new ResourceDefinition(Docs(resource), Id(resource.id()), members);
    }

    private FunctionTypeSyntax FunctionType(WacParser.FunctionTypeContext function) =>
        new(Parameters(function.parameters()), function.type() is { } result ? Type(result) : null);

    private List<FieldSyntax> Parameters(WacParser.ParametersContext parameters)
    {
        CheckCommas(parameters);
        return [.. parameters.field().Select(Field)];
    }

    private FieldSyntax Field(WacParser.FieldContext field) => new(Docs(field), Id(field.id()), Type(field.type()));

    private CaseSyntax Case(WacParser.VariantCaseContext @case) =>
        new(Docs(@case), Id(@case.id()), @case.type() is { } payload ? Type(payload) : null);

    private CaseSyntax Label(WacParser.LabelContext label) => new(Docs(label), Id(label.id()), null);

    private TypeSyntax Type(WacParser.TypeContext type)
    {
        var span = Span(type);
        switch (type)
        {
            case WacParser.PrimitiveTypeContext primitive: return new PrimitiveSyntax(Primitive(primitive.Start), span);
            case WacParser.NamedTypeContext named: return new NamedTypeSyntax(Id(named.id()));
            case WacParser.ListTypeContext list: return new ListSyntax(Type(list.type()), span);
            case WacParser.OptionTypeContext option: return new OptionSyntax(Type(option.type()), span);
            case WacParser.BorrowTypeContext borrow: return new BorrowSyntax(Id(borrow.id()), span);
            case WacParser.ResultTypeContext result: return new ResultSyntax(Payload(result.payload(0)), Payload(result.payload(1)), span);
            case WacParser.TupleTypeContext tuple:
                CheckCommas(tuple);
                return new TupleSyntax([.. tuple.type().Select(Type)], span);
            default: throw new UnreachableException();
        }
    }

    private TypeSyntax? Payload(WacParser.PayloadContext? payload) => payload?.type() is { } type ? Type(type) : null;

    private static PrimitiveKind Primitive(IToken token) => token.Type switch
    {
        WacParser.U8 => PrimitiveKind.U8,
        WacParser.S8 => PrimitiveKind.S8,
        WacParser.U16 => PrimitiveKind.U16,
        WacParser.S16 => PrimitiveKind.S16,
        WacParser.U32 => PrimitiveKind.U32,
        WacParser.S32 => PrimitiveKind.S32,
        WacParser.U64 => PrimitiveKind.U64,
        WacParser.S64 => PrimitiveKind.S64,
        WacParser.F32 => PrimitiveKind.F32,
        WacParser.F64 => PrimitiveKind.F64,
        WacParser.CHAR => PrimitiveKind.Char,
        WacParser.BOOL => PrimitiveKind.Bool,
        WacParser.STRING_TYPE => PrimitiveKind.String,
        _ => throw new UnreachableException(),
    };
}

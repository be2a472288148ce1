using System.Globalization;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Wit.Model.Diagnostics;
using Wit.Model.Types;
using Wit.Parser.Grammar;
using Wit.Parser.Syntax;

namespace Wit.Parser.Parsing;

internal sealed partial class SyntaxBuilder
{
    private TypeDefinitionSyntax? TypeDefinition(WitParser.TypeDefinitionContext context, ItemPrefix prefix)
    {
        if (Id(context.GetRuleContext<WitParser.IdContext>(0)) is not { } name) return null;
        CheckCommas(context);
        TypeBodySyntax? body = context switch
        {
            WitParser.AliasDefinitionContext alias => Type(alias.type()) is { } type ? new AliasBody(type) : null,
            WitParser.RecordDefinitionContext record => new RecordBody(Fields(record)),
            WitParser.VariantDefinitionContext variant => new VariantBody(Cases(variant.variantCase())),
            WitParser.EnumDefinitionContext @enum => new EnumBody(Labels(@enum.label())),
            WitParser.FlagsDefinitionContext flags => new FlagsBody(Labels(flags.label())),
            WitParser.ResourceDefinitionContext resource => new ResourceBody(ResourceMembers(resource.resourceMember())),
            _ => null,
        };
        return body is null ? null : new TypeDefinitionSyntax(name, body, prefix);
    }

    private IReadOnlyList<FieldSyntax> Fields(ParserRuleContext list)
    {
        List<FieldSyntax>? fields = null;
        for (var i = 0; i < list.ChildCount; i++)
        {
            if (list.GetChild(i) is WitParser.FieldContext context && Id(context.id()) is { } name && Type(context.type()) is { } type)
                (fields ??= new List<FieldSyntax>((list.ChildCount + 1 - i) / 2)).Add(new FieldSyntax(name, type, Docs(context)));
        }

        return fields ?? (IReadOnlyList<FieldSyntax>)[];
    }

    private List<CaseSyntax> Cases(WitParser.VariantCaseContext[] contexts)
    {
        var cases = new List<CaseSyntax>(contexts.Length);
        foreach (var context in contexts)
            if (Id(context.id()) is { } name) cases.Add(new CaseSyntax(name, Type(context.type()), Docs(context)));
        return cases;
    }

    private List<CaseSyntax> Labels(WitParser.LabelContext[] contexts)
    {
        var labels = new List<CaseSyntax>(contexts.Length);
        foreach (var context in contexts)
            if (Id(context.id()) is { } name) labels.Add(new CaseSyntax(name, null, Docs(context)));
        return labels;
    }

    private List<ResourceMemberSyntax> ResourceMembers(WitParser.ResourceMemberContext[] contexts)
    {
        var members = new List<ResourceMemberSyntax>(contexts.Length);
        foreach (var context in contexts)
        {
            var prefix = Prefix(context);
            if (context.constructorItem() is { } constructor)
            {
                CheckCommas(constructor);
                var type = new FunctionTypeSyntax(
                    false, Parameters(constructor.parameters()), Type(constructor.type()), Span(constructor.CONSTRUCTOR().Symbol));
                members.Add(new ConstructorSyntax(type, prefix));
            }
            else if (context.methodItem() is { } method && Id(method.id()) is { } name && FunctionType(method.functionType()) is { } type)
            {
                members.Add(new MethodSyntax(name, method.STATIC() is not null, type, prefix));
            }
        }

        return members;
    }

    private FunctionTypeSyntax? FunctionType(WitParser.FunctionTypeContext? context)
    {
        if (context?.FUNC() is not { } keyword) return null;
        return new FunctionTypeSyntax(context.ASYNC() is not null, Parameters(context.parameters()), Type(context.type()), Span(keyword.Symbol));
    }

    private IReadOnlyList<FieldSyntax> Parameters(WitParser.ParametersContext? context)
    {
        if (context is null) return [];
        CheckCommas(context);
        return Fields(context);
    }

    private List<TypeSyntax> Types(WitParser.TypeContext[] contexts)
    {
        var types = new List<TypeSyntax>(contexts.Length);
        foreach (var context in contexts)
            if (Type(context) is { } type) types.Add(type);
        return types;
    }

    private TypeSyntax? Type(WitParser.TypeContext? context)
    {
        if (context is null || IsBroken(context)) return null;
        var span = Span(context.Start);
        return context switch
        {
            WitParser.PrimitiveTypeContext => new PrimitiveSyntax(Primitive(context.Start.Type), span),
            WitParser.NamedTypeContext named => Id(named.id()) is { } name ? new NamedTypeSyntax(name) : null,
            WitParser.TupleTypeContext tuple => Tuple(tuple),
            WitParser.ListTypeContext list => List(list),
            WitParser.MapTypeContext map =>
                Type(map.type(0)) is { } key && Type(map.type(1)) is { } value ? new MapSyntax(key, value, span) : null,
            WitParser.OptionTypeContext option => Type(option.type()) is { } element ? new OptionSyntax(element, span) : null,
            WitParser.ResultTypeContext result => result.UNDERSCORE() is null
                ? new ResultSyntax(Type(result.type(0)), Type(result.type(1)), span)
                : new ResultSyntax(null, Type(result.type(0)), span),
            WitParser.FutureTypeContext future => new FutureSyntax(Type(future.type()), span),
            WitParser.StreamTypeContext stream => new StreamSyntax(Type(stream.type()), span),
            WitParser.OwnTypeContext own => Id(own.id()) is { } resource ? new OwnSyntax(resource) : null,
            WitParser.BorrowTypeContext borrow => Id(borrow.id()) is { } resource ? new BorrowSyntax(resource) : null,
            _ => null,
        };
    }

    private TupleSyntax Tuple(WitParser.TupleTypeContext context)
    {
        CheckCommas(context);
        return new TupleSyntax(Types(context.type()), Span(context.Start));
    }

    private TypeSyntax? List(WitParser.ListTypeContext context)
    {
        if (Type(context.type()) is not { } element) return null;
        var span = Span(context.Start);
        if (context.INTEGER() is not { } length) return new ListSyntax(element, span);
        if (uint.TryParse(length.GetText(), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return new FixedLengthListSyntax(element, count, span);
        sink.Report(
            DiagnosticCatalogue.InvalidLength, Span(length.Symbol), $"the length `{length.GetText()}` is larger than {uint.MaxValue}");
        return null;
    }

    private static PrimitiveKind Primitive(int token) => token switch
    {
        WitParser.BOOL => PrimitiveKind.Bool,
        WitParser.S8 => PrimitiveKind.S8,
        WitParser.U8 => PrimitiveKind.U8,
        WitParser.S16 => PrimitiveKind.S16,
        WitParser.U16 => PrimitiveKind.U16,
        WitParser.S32 => PrimitiveKind.S32,
        WitParser.U32 => PrimitiveKind.U32,
        WitParser.S64 => PrimitiveKind.S64,
        WitParser.U64 => PrimitiveKind.U64,
        WitParser.F32 => PrimitiveKind.F32,
        WitParser.F64 => PrimitiveKind.F64,
        WitParser.CHAR => PrimitiveKind.Char,
        WitParser.STRING_TYPE => PrimitiveKind.String,
        WitParser.ERROR_CONTEXT => PrimitiveKind.ErrorContext,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

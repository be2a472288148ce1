using System.Diagnostics;
using Wit.Component;
using Wit.Compose.Wac.Syntax;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Model.Types;

namespace Wit.Compose.Wac.Resolution;

/// <summary>Makes types of their syntax. A type with a mistake is null; the mistake is reported.</summary>
internal sealed class TypeResolver(NameScope scope, DiagnosticSink sink)
{
    // Types are bounded as those of binaries are, so that walking them ends.
    private const int MaximumDepth = 200;
    private const int MaximumAliasDepth = 100;
    private const long MaximumSize = 1_000_000;

    /// <summary>The type that a definition other than a resource's defines.</summary>
    public TypeEntity? Define(TypeDefinitionSyntax definition)
    {
        TypeEntity? type = definition switch
        {
            RecordDefinition record => Record(record),
            VariantDefinition variant => Variant(variant),
            FlagsDefinition flags when AreUnique(flags.Flags.Select(f => f.Name), "flag") =>
                new ValueTypeEntity(new FlagsDefType(EquatableList.From(flags.Flags.Select(f => f.Name.Name))), []),
            EnumDefinition @enum when AreUnique(@enum.Cases.Select(c => c.Name), "case") =>
                new ValueTypeEntity(new EnumDefType(EquatableList.From(@enum.Cases.Select(c => c.Name.Name))), []),
            TypeAlias alias => Alias(alias),
            FunctionAlias function => Function(function.Type),
            _ => null,
        };
        return type is null || IsBounded(type, definition.Name.Span) ? type : null;
    }

    /// <summary>A function type; with a resource it is that of a method, whose first parameter is the resource.</summary>
    public FuncTypeEntity? Function(FunctionTypeSyntax function, ResourceTypeEntity? self = null)
    {
        var parameters = new List<(string, ValueTypeEntity)>();
        if (self is not null) parameters.Add(("self", new ValueTypeEntity(new BorrowDefType(new TypeIndex(0)), [self])));
        if (!Parameters(function.Parameters, parameters)) return null;
        if (function.Result is null) return Function(parameters, null);
        if (Value(function.Result) is not { } result) return null;
        if (!result.HasBorrow) return Function(parameters, result);
        sink.Report(
            DiagnosticCatalogue.BorrowInResult, function.Result.Span, "the result of a function contains a `borrow` handle",
            "a borrowed resource is lent for the time of a call; return the resource itself, or something about it");
        return null;
    }

    /// <summary>The type of a resource's constructor.</summary>
    public FuncTypeEntity? Constructor(IReadOnlyList<FieldSyntax> fields, ResourceTypeEntity self)
    {
        var parameters = new List<(string, ValueTypeEntity)>();
        return Parameters(fields, parameters) ? Function(parameters, Own(self)) : null;
    }

    /// <summary>What a name stands for that has to be a function type.</summary>
    public FuncTypeEntity? FunctionNamed(Identifier name)
    {
        if (scope.Resolve(name) is not { } item) return null;
        if (item.Kind is TypeKind { Type: FuncTypeEntity function }) return function;
        if (item.Kind is ItemKind { Type: FuncItemType { Function: var called } }) return called;
        WrongKind(name, item.Kind, "a function type");
        return null;
    }

    /// <summary>Whether names of one list differ; reports those that do not.</summary>
    public bool AreUnique(IEnumerable<Identifier> names, string what)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var isUnique = true;
        foreach (var name in names)
        {
            if (seen.Add(name.Name)) continue;
            sink.Report(DiagnosticCatalogue.WacNameTaken, name.Span, $"there is a {what} named `{name.Name}` already");
            isUnique = false;
        }

        return isUnique;
    }

    private static FuncTypeEntity Function(List<(string Name, ValueTypeEntity Type)> parameters, ValueTypeEntity? result) => new(
        new FuncDefType(
            EquatableList.From(parameters.Select(p => new LabelledType(p.Name, Reference(p.Type)))), result is null ? null : Reference(result)),
        [.. parameters.Select(p => p.Type)], result);

    private bool Parameters(IReadOnlyList<FieldSyntax> fields, List<(string Name, ValueTypeEntity)> parameters)
    {
        var isRight = AreUnique(fields.Select(f => f.Name), "parameter");
        foreach (var field in fields)
        {
            if (parameters is [("self", _), ..] && field.Name.Name == "self")
                sink.Report(DiagnosticCatalogue.WacNameTaken, field.Name.Span, "a method has a parameter named `self` already");
            if (Value(field.Type) is { } type) parameters.Add((field.Name.Name, type));
            else isRight = false;
        }

        return isRight;
    }

    private ValueTypeEntity? Record(RecordDefinition record)
    {
        if (!AreUnique(record.Fields.Select(f => f.Name), "field") || Values(record.Fields.Select(f => f.Type)) is not { } types) return null;
        return new ValueTypeEntity(new RecordDefType(EquatableList.From(record.Fields.Select((f, i) => new LabelledType(f.Name.Name, Reference(types[i]))))), types);
    }

    private ValueTypeEntity? Variant(VariantDefinition variant)
    {
        if (!AreUnique(variant.Cases.Select(c => c.Name), "case")) return null;
        if (Values(variant.Cases.Where(c => c.Payload is not null).Select(c => c.Payload!)) is not { } types) return null;
        var next = 0;
        var cases = variant.Cases.Select(c => new CaseDefinition(c.Name.Name, c.Payload is null ? null : Reference(types[next++])));
        return new ValueTypeEntity(new VariantDefType(EquatableList.From(cases)), types);
    }

    private TypeEntity? Alias(TypeAlias alias)
    {
        if (alias.Type is not NamedTypeSyntax { Name: var name })
            return Value(alias.Type) is { } value ? alias.Type is PrimitiveSyntax ? value.MakeAlias() : value : null;
        if (scope.Resolve(name) is not { } item) return null;
        switch (item.Kind)
        {
            case TypeKind type: return type.Type.MakeAlias();
            case ItemKind { Type: FuncItemType { Function: var function } }: return function.MakeAlias();
            default:
                WrongKind(name, item.Kind, "a type");
                return null;
        }
    }

    private ValueTypeEntity? Value(TypeSyntax syntax)
    {
        switch (syntax)
        {
            case PrimitiveSyntax primitive: return ValueTypeEntity.Primitive(primitive.Kind);
            case NamedTypeSyntax named: return Named(named.Name);
            case BorrowSyntax borrow: return Resource(borrow.Resource) is { } resource ? new ValueTypeEntity(new BorrowDefType(new TypeIndex(0)), [resource]) : null;
            case ListSyntax list: return Value(list.Element) is { } item ? new ValueTypeEntity(new ListDefType(Reference(item)), [item]) : null;
            case OptionSyntax option: return Value(option.Element) is { } some ? new ValueTypeEntity(new OptionDefType(Reference(some)), [some]) : null;
            case TupleSyntax tuple:
                return Values(tuple.Elements) is { } elements ? new ValueTypeEntity(new TupleDefType(EquatableList.From(elements.Select(Reference))), elements) : null;
            case ResultSyntax result: return Result(result);
            default: throw new UnreachableException();
        }
    }

    private ValueTypeEntity? Result(ResultSyntax result)
    {
        TypeSyntax?[] payloads = [result.Ok, result.Error];
        if (Values(payloads.OfType<TypeSyntax>()) is not { } types) return null;
        ValTypeRef? ok = result.Ok is null ? null : Reference(types[0]);
        ValTypeRef? error = result.Error is null ? null : Reference(types[^1]);
        return new ValueTypeEntity(new ResultDefType(ok, error), types);
    }

    private ValueTypeEntity? Named(Identifier name)
    {
        if (scope.Resolve(name) is not { } item) return null;
        if (item.Kind is TypeKind { Type: ValueTypeEntity value }) return value;
        if (item.Kind is TypeKind { Type: ResourceTypeEntity resource }) return Own(resource);
        WrongKind(name, item.Kind, "a value type");
        return null;
    }

    private ResourceTypeEntity? Resource(Identifier name)
    {
        if (scope.Resolve(name) is not { } item) return null;
        if (item.Kind is TypeKind { Type: ResourceTypeEntity resource }) return resource;
        WrongKind(name, item.Kind, "a resource type");
        return null;
    }

    private List<ValueTypeEntity>? Values(IEnumerable<TypeSyntax> syntaxes)
    {
        var types = new List<ValueTypeEntity>();
        var isRight = true;
        foreach (var syntax in syntaxes)
        {
            if (Value(syntax) is { } type) types.Add(type);
            else isRight = false;
        }

        return isRight ? types : null;
    }

    private bool IsBounded(TypeEntity type, SourceSpan span)
    {
        if (type.Depth <= MaximumDepth && type.AliasDepth <= MaximumAliasDepth && type.Size <= MaximumSize) return true;
        sink.Report(DiagnosticCatalogue.NestingTooDeep, span, "the type is too deep or too large when everything in it is written out");
        return false;
    }

    private void WrongKind(Identifier name, WacKind kind, string wanted) =>
        sink.Report(DiagnosticCatalogue.WrongWacKind, name.Span, $"`{name.Name}` is {Article.Of(kind.Description)}, where {wanted} is needed");

    private static ValueTypeEntity Own(ResourceTypeEntity resource) => new(new OwnDefType(new TypeIndex(0)), [resource]);

    private static ValTypeRef Reference(ValueTypeEntity type) =>
        type is { AliasOf: null, Syntax: PrimitiveDefType primitive } ? new ValTypeRef(primitive.Kind) : new ValTypeRef(new TypeIndex(0));
}

// Pass 4: types. What has a mistake is reported and stands in as null, which later passes take without a word.
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Types;
using Wit.Parser.Parsing;
using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

internal sealed class TypeResolver(List<WitTypeDef> types, TypeMeasures measures, DiagnosticSink sink)
{
    private readonly AnonymousTypes _anonymous = new(types, measures);

    /// <summary>The kind of a definition.</summary>
    public WitTypeKind? Kind(TypeDefinitionSyntax definition, TypeScope scope, WitStability? stability) => definition.Body switch
    {
        AliasBody alias => Kind(alias.Type, scope, stability),
        RecordBody record => new WitRecord(Fields(record.Fields, scope, stability, "field")),
        VariantBody variant => Cases(definition, variant.Cases, scope, stability) is { } cases ? new WitVariant(cases) : null,
        EnumBody @enum => Cases(definition, @enum.Cases, scope, stability) is { } cases ? new WitEnum(cases) : null,
        FlagsBody flags => new WitFlags(Labels(flags.Labels, scope, stability)),
        ResourceBody resource => Resource(resource),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A type where it is used; null when it has a mistake.</summary>
    public WitType? Resolve(TypeSyntax syntax, TypeScope scope, WitStability? stability) => Kind(syntax, scope, stability) switch
    {
        null => null,
        WitAlias alias => alias.Target,
        // Without a name `own<r>` is the same as `r`; the handle comes in when the gates are applied.
        WitOwn own => own.Resource,
        var kind => _anonymous.Get(kind, stability, syntax.Span),
    };

    /// <summary>The type of <c>self</c>.</summary>
    public WitType Self(WitTypeDef resource, FunctionTypeSyntax function) => _anonymous.Get(new WitBorrow(resource), null, function.Span);

    /// <summary>Fields or parameters; those with mistakes are left out.</summary>
    public List<WitField> Fields(IReadOnlyList<FieldSyntax> syntax, TypeScope scope, WitStability? stability, string what)
    {
        UniqueNames.Check(syntax, static f => f.Name, what, sink);
        var fields = new List<WitField>(syntax.Count);
        foreach (var field in syntax)
            if (Resolve(field.Type, scope, stability) is { } type)
                fields.Add(new WitField(field.Name.Name, type) { Docs = field.Docs, Span = field.Name.Span });
        return fields;
    }

    private List<WitCase>? Cases(TypeDefinitionSyntax definition, IReadOnlyList<CaseSyntax> syntax, TypeScope scope, WitStability? stability)
    {
        if (syntax.Count == 0 && !scope.IsDamaged)
        {
            sink.Report(DiagnosticCatalogue.EmptyType, definition.Name.Span, $"`{definition.Name.Name}` has no cases", "no value could have this type");
            return null;
        }

        return Labels(syntax, scope, stability);
    }

    private List<WitCase> Labels(IReadOnlyList<CaseSyntax> syntax, TypeScope scope, WitStability? stability)
    {
        UniqueNames.Check(syntax, static c => c.Name, "case", sink);
        var cases = new List<WitCase>(syntax.Count);
        foreach (var @case in syntax)
        {
            var payload = @case.Payload is null ? null : Resolve(@case.Payload, scope, stability);
            cases.Add(new WitCase(@case.Name.Name, payload) { Docs = @case.Docs, Span = @case.Name.Span });
        }

        return cases;
    }

    private WitResource Resource(ResourceBody resource)
    {
        UniqueNames.Check(resource.Members.OfType<MethodSyntax>().Select(m => m.Name), "method", sink);
        foreach (var constructor in resource.Members.OfType<ConstructorSyntax>().Skip(1))
            sink.Report(DiagnosticCatalogue.InvalidConstructor, constructor.NameSpan, "a resource has at most one constructor", "use a static function");
        return new WitResource();
    }

    private WitTypeKind? Kind(TypeSyntax syntax, TypeScope scope, WitStability? stability) => syntax switch
    {
        PrimitiveSyntax primitive => new WitAlias(WitPrimitiveType.Of(primitive.Kind)),
        NamedTypeSyntax named => Lookup(named.Name, scope) is { } type ? new WitAlias(type) : null,
        OwnSyntax own => ResourceNamed(own.Resource, scope) is { } resource ? new WitOwn(resource) : null,
        BorrowSyntax borrow => ResourceNamed(borrow.Resource, scope) is { } resource ? new WitBorrow(resource) : null,
        ListSyntax list => Resolve(list.Element, scope, stability) is { } element ? new WitList(element) : null,
        FixedLengthListSyntax list => Resolve(list.Element, scope, stability) is { } element ? new WitFixedLengthList(element, list.Length) : null,
        OptionSyntax option => Resolve(option.Element, scope, stability) is { } element ? new WitOption(element) : null,
        MapSyntax map => Map(map, scope, stability),
        TupleSyntax tuple => Tuple(tuple, scope, stability),
        ResultSyntax result => Result(result, scope, stability),
        FutureSyntax future => Optional(future.Element, scope, stability, out var element) ? new WitFuture(element) : null,
        StreamSyntax stream => Optional(stream.Element, scope, stability, out var element) ? new WitStream(element) : null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private bool Optional(TypeSyntax? syntax, TypeScope scope, WitStability? stability, out WitType? type)
    {
        type = syntax is null ? null : Resolve(syntax, scope, stability);
        return syntax is null || type is not null;
    }

    private WitResult? Result(ResultSyntax syntax, TypeScope scope, WitStability? stability)
    {
        var isComplete = Optional(syntax.Ok, scope, stability, out var ok);
        isComplete &= Optional(syntax.Error, scope, stability, out var error);
        return isComplete ? new WitResult(ok, error) : null;
    }

    private WitTuple? Tuple(TupleSyntax syntax, TypeScope scope, WitStability? stability)
    {
        var elements = syntax.Elements.Select(e => Resolve(e, scope, stability)).OfType<WitType>().ToArray();
        return elements.Length == syntax.Elements.Count ? new WitTuple(elements) : null;
    }

    private WitMap? Map(MapSyntax syntax, TypeScope scope, WitStability? stability)
    {
        var key = Resolve(syntax.Key, scope, stability);
        var value = Resolve(syntax.Value, scope, stability);
        if (key is null || value is null) return null;
        if (key is WitPrimitiveType { Kind: not (PrimitiveKind.F32 or PrimitiveKind.F64 or PrimitiveKind.ErrorContext) }) return new WitMap(key, value);
        sink.Report(
            DiagnosticCatalogue.InvalidMapKey, syntax.Span, "the key of a map must be an integer, bool, char or string",
            "the type itself, not another name for it");
        return null;
    }

    private WitTypeDef? ResourceNamed(Identifier name, TypeScope scope)
    {
        if (Lookup(name, scope) is not { } type) return null;
        if (type.Dealias() is WitTypeDef { Kind: WitResource or null }) return type;
        sink.Report(DiagnosticCatalogue.NotAResource, name.Span, $"`{name.Name}` is no resource, and only resources have handles");
        return null;
    }

    private WitTypeDef? Lookup(Identifier name, TypeScope scope)
    {
        if (!scope.TryGet(name.Name, out var entry))
        {
            UnknownType.Report(name, scope, sink);
            return null;
        }

        if (entry.IsFunction)
            sink.Report(DiagnosticCatalogue.NotAType, name.Span, $"`{name.Name}` is a function, but a type is wanted here");
        return entry.Type;
    }
}

// Pass 4, functions: parameters and results, and what a resource's members turn into (WIT.md, "Item: resource").
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Parser.Parsing;
using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

internal sealed class FunctionResolver(TypeResolver types, Gates gates, DiagnosticSink sink)
{
    public WitFunction FreeStanding(Identifier name, FunctionTypeSyntax type, ItemPrefix prefix, TypeScope scope) => new()
    {
        Name = name.Name,
        Kind = WitFunctionKind.FreeStanding,
        IsAsync = type.IsAsync,
        Docs = prefix.Docs,
        Stability = gates.Stability(prefix),
        ExternalId = gates.ExternalId(prefix),
        Parameters = types.Fields(type.Parameters, scope, null, "parameter"),
        Result = type.Result is null ? null : types.Resolve(type.Result, scope, null),
        Span = name.Span,
    };

    public WitFunction Member(ResourceMemberSyntax member, WitTypeDef resource, TypeScope scope)
    {
        var (name, kind) = member switch
        {
            ConstructorSyntax => ($"[constructor]{resource.Name}", WitFunctionKind.Constructor),
            MethodSyntax { IsStatic: true } method => ($"[static]{resource.Name}.{method.Name.Name}", WitFunctionKind.Static),
            MethodSyntax method => ($"[method]{resource.Name}.{method.Name.Name}", WitFunctionKind.Method),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new WitFunction
        {
            Name = name,
            Kind = kind,
            IsAsync = member.Type.IsAsync,
            Resource = resource,
            Docs = member.Prefix.Docs,
            Stability = gates.Stability(member.Prefix),
            ExternalId = gates.ExternalId(member.Prefix),
            Parameters = Parameters(member, kind, resource, scope),
            Result = Result(member, resource, scope),
            Span = member.NameSpan,
        };
    }

    private List<WitField> Parameters(ResourceMemberSyntax member, WitFunctionKind kind, WitTypeDef resource, TypeScope scope)
    {
        if (kind != WitFunctionKind.Method) return types.Fields(member.Type.Parameters, scope, null, "parameter");
        var self = new WitField("self", types.Self(resource, member.Type)) { Span = member.Type.Span };
        foreach (var parameter in member.Type.Parameters.Where(p => string.Equals(p.Name.Name, "self", StringComparison.OrdinalIgnoreCase)))
            sink.Report(DiagnosticCatalogue.DuplicateName, parameter.Name.Span, "a method has the parameter `self` already");
        return [self, .. types.Fields(member.Type.Parameters, scope, null, "parameter")];
    }

    private WitType? Result(ResourceMemberSyntax member, WitTypeDef resource, TypeScope scope)
    {
        if (member.Type.Result is not { } syntax) return member is ConstructorSyntax ? resource : null;
        var type = types.Resolve(syntax, scope, null);
        if (type is not null && member is ConstructorSyntax) CheckConstructor(syntax, type, resource);
        return type;
    }

    private void CheckConstructor(TypeSyntax syntax, WitType type, WitTypeDef resource)
    {
        var hint = $"a constructor that can fail returns `result<{resource.Name}, ...>`";
        if (type is not WitTypeDef { Kind: WitResult result })
        {
            sink.Report(DiagnosticCatalogue.InvalidConstructor, syntax.Span, "what a constructor returns must be a `result`", hint);
        }
        else if (!ReferenceEquals(result.Ok, resource))
        {
            var span = syntax is ResultSyntax { Ok: { } ok } ? ok.Span : syntax.Span;
            sink.Report(DiagnosticCatalogue.InvalidConstructor, span, $"the constructor of `{resource.Name}` must make a `{resource.Name}`", hint);
        }
    }
}

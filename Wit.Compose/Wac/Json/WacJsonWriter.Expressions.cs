using System.Diagnostics;
using Wit.Compose.Wac.Syntax;

namespace Wit.Compose.Wac.Json;

internal sealed partial class WacJsonWriter
{
    private void Expression(ExpressionSyntax expression) => Object(() =>
    {
        Span("span", expression.Span);
        json.WritePropertyName("primary");
        Primary(expression.Primary);
        Array("postfix", expression.Accesses, Access);
    });

    private void Primary(PrimarySyntax primary)
    {
        switch (primary)
        {
            case NameSyntax name: Wrap("ident", () => Id(name.Name)); break;
            case NestedSyntax nested:
                Case("nested", () =>
                {
                    Span("span", nested.Span);
                    json.WritePropertyName("inner");
                    Expression(nested.Inner);
                });
                break;
            case NewSyntax create:
                Case("new", () =>
                {
                    Span("span", create.Span);
                    json.WritePropertyName("package");
                    PackageName(create.Package);
                    Array("arguments", create.Arguments, Argument);
                });
                break;
            default: throw new UnreachableException();
        }
    }

    private void Access(AccessSyntax access) => Case(access.Name.IsString ? "namedAccess" : "access", () =>
    {
        Span("span", access.Span);
        json.WritePropertyName(access.Name.IsString ? "string" : "id");
        NameValue(access.Name);
    });

    private void Argument(ArgumentSyntax argument)
    {
        switch (argument)
        {
            case InferredArgument inferred: Wrap("inferred", () => Id(inferred.Name)); break;
            case SpreadArgument spread: Wrap("spread", () => Id(spread.Name)); break;
            case FillArgument fill: Wrap("fill", () => Span(fill.Span)); break;
            case NamedArgument named:
                Case("named", () =>
                {
                    json.WritePropertyName("name");
                    ExternName(named.Name);
                    json.WritePropertyName("expr");
                    Expression(named.Value);
                });
                break;
            default: throw new UnreachableException();
        }
    }
}

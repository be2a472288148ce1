using Antlr4.Runtime;
using Wit.Parser.Grammar;
using Wit.Parser.Syntax;

namespace Wit.Parser.Parsing;

internal sealed partial class SyntaxBuilder
{
    private InterfaceBodySyntax Body(WitParser.InterfaceBodyContext? context)
    {
        if (context is null) return new InterfaceBodySyntax([], IsDamaged: true);
        var contexts = context.interfaceMember();
        var members = new List<InterfaceMemberSyntax>(contexts.Length);
        foreach (var member in contexts)
        {
            if (Member(LastRule(member), Prefix(member)) is { } built) members.Add(built);
        }

        return new InterfaceBodySyntax(members, IsDamaged(context));
    }

    private InterfaceMemberSyntax? Member(ParserRuleContext? context, ItemPrefix prefix) => context switch
    {
        WitParser.UseItemContext use => Use(use, prefix),
        WitParser.TypeDefinitionContext type => TypeDefinition(type, prefix),
        WitParser.FunctionItemContext function when Id(function.id()) is { } name && FunctionType(function.functionType()) is { } signature =>
            new FunctionSyntax(name, signature, prefix),
        _ => null,
    };

    // What stands behind the attributes of an item.
    private static ParserRuleContext? LastRule(ParserRuleContext item)
    {
        for (var i = item.ChildCount - 1; i >= 0; i--)
            if (item.GetChild(i) is ParserRuleContext rule) return rule;
        return null;
    }

    private List<WorldMemberSyntax> Members(WitParser.WorldMemberContext[] contexts)
    {
        var members = new List<WorldMemberSyntax>(contexts.Length);
        foreach (var context in contexts)
        {
            var prefix = Prefix(context);
            WorldMemberSyntax? member = LastRule(context) switch
            {
                WitParser.ExternItemContext item => Extern(item, prefix),
                WitParser.IncludeItemContext include => Include(include, prefix),
                var other => Member(other, prefix),
            };
            if (member is not null) members.Add(member);
        }

        return members;
    }

    private UseSyntax? Use(WitParser.UseItemContext context, ItemPrefix prefix)
    {
        if (Path(context.usePath()) is not { } path) return null;
        CheckCommas(context);
        var names = new List<UseNameSyntax>();
        foreach (var name in context.useName())
            if (Id(name.id(0)) is { } id) names.Add(new UseNameSyntax(id, Id(name.id(1))));
        return new UseSyntax(path, names, prefix);
    }

    private IncludeSyntax? Include(WitParser.IncludeItemContext context, ItemPrefix prefix)
    {
        if (Path(context.usePath()) is not { } path || IsBroken(context)) return null;
        CheckCommas(context);
        var names = new List<IncludeNameSyntax>();
        foreach (var name in context.includeName())
            if (Id(name.id(0)) is { } id && Id(name.id(1)) is { } renamed) names.Add(new IncludeNameSyntax(id, renamed));
        return new IncludeSyntax(path, names, prefix);
    }

    private ExternSyntax? Extern(WitParser.ExternItemContext context, ItemPrefix prefix)
    {
        if (Id(context.id()) is not { } name || IsBroken(context)) return null;
        var body = context.externBody() is { } inner ? ExternBody(name, inner) : new ExternPathSyntax(new LocalPathSyntax(name));
        return body is null ? null : new ExternSyntax(context.IMPORT() is not null, body, prefix);
    }

    private ExternBodySyntax? ExternBody(Identifier name, WitParser.ExternBodyContext context)
    {
        if (context.functionType() is { } function)
            return FunctionType(function) is { } type ? new ExternFunctionSyntax(name, type) : null;
        if (context.interfaceBody() is { } body) return new ExternInterfaceSyntax(name, Body(body));
        if (Id(context.id(0)) is not { } second || IsBroken(context)) return null;
        if (context.qualifiedTail() is not { } tail) return new ExternNamedPathSyntax(name, new LocalPathSyntax(second));
        if (context.COLON() is null)
            return Qualified(name, context.id(0), tail.id(), tail.VERSION()) is { } path ? new ExternPathSyntax(path) : null;
        return Qualified(second, context.id(1), tail.id(), tail.VERSION()) is { } target ? new ExternNamedPathSyntax(name, target) : null;
    }
}

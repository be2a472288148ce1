using System.Diagnostics;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Wit.Compose.Wac.Grammar;
using Wit.Compose.Wac.Syntax;

namespace Wit.Compose.Wac.Parsing;

internal sealed partial class SyntaxBuilder
{
    private List<ItemSyntax> Body(WacParser.InterfaceBodyContext body) => Items(body);

    private List<ItemSyntax> Items(ParserRuleContext block)
    {
        var items = new List<ItemSyntax>();
        foreach (var child in block.children)
        {
            ItemSyntax? item = child switch
            {
                WacParser.UseItemContext use => Use(use),
                WacParser.FunctionItemContext function => Function(function),
                WacParser.ExternItemContext worldItem => Extern(worldItem),
                WacParser.IncludeItemContext include => Include(include),
                WacParser.ResourceDefinitionContext resource => Resource(resource),
                WacParser.TypeDefinitionContext type => TypeDefinition(type),
                WacParser.IdContext or ITerminalNode => null,
                _ => throw new UnreachableException(),
            };
            if (item is not null) items.Add(item);
        }

        return items;
    }

    private UseSyntax Use(WacParser.UseItemContext use)
    {
        CheckCommas(use);
        return new UseSyntax(
            Docs(use), LocalPath(use.localPath()), [.. use.useName().Select(n => new UseNameSyntax(Id(n.id(0)), n.id(1) is { } renamed ? Id(renamed) : null))]);
    }

    private IncludeSyntax Include(WacParser.IncludeItemContext include)
    {
        CheckCommas(include);
        return new IncludeSyntax(
            Docs(include), LocalPath(include.localPath()), [.. include.includeName().Select(n => new IncludeNameSyntax(Id(n.id(0)), Id(n.id(1))))]);
    }

    private FunctionSyntax Function(WacParser.FunctionItemContext function) => new(
        Docs(function), Id(function.id(0)),
        function.functionType() is { } type ? new FunctionExtern(FunctionType(type)) : new PathExtern(LocalPath(null, function.id(1))));

    private WorldExternSyntax Extern(WacParser.ExternItemContext item)
    {
        var isImport = item.IMPORT() is not null;
        if (item.externType() is not { } type)
            return new WorldExternSyntax(Docs(item), isImport, null, new PathExtern(LocalPath(item.PACKAGE_PATH(), item.id())));
        return new WorldExternSyntax(Docs(item), isImport, Id(item.id()), ExternType(type));
    }

    private ExternTypeSyntax ExternType(WacParser.ExternTypeContext type)
    {
        if (type.functionType() is { } function) return new FunctionExtern(FunctionType(function));
        if (type.inlineInterface() is { } inline) return new InterfaceExtern(Body(inline.interfaceBody()));
        return new PathExtern(LocalPath(null, type.id()));
    }

    private LocalPathSyntax LocalPath(WacParser.LocalPathContext path) => LocalPath(path.PACKAGE_PATH(), path.id());

    private LocalPathSyntax LocalPath(ITerminalNode? path, WacParser.IdContext? id) =>
        path is not null ? new PackagePath(PackagePath(path)) : new IdentifierPath(Id(id!));
}

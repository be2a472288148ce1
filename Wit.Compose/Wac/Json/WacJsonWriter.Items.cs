using System.Diagnostics;
using Wit.Compose.Wac.Syntax;

namespace Wit.Compose.Wac.Json;

internal sealed partial class WacJsonWriter
{
    private void Item(ItemSyntax item)
    {
        switch (item)
        {
            case UseSyntax use: Case("use", () => Use(use)); break;
            case TypeDefinitionSyntax type: Wrap("type", () => TypeDefinition(type)); break;
            case FunctionSyntax function:
                Case("export", () =>
                {
                    Docs(function.Docs);
                    Id("id", function.Name);
                    json.WritePropertyName("ty");
                    ExternType(function.Type);
                });
                break;
            case WorldExternSyntax worldItem:
                Case(worldItem.IsImport ? "import" : "export", () =>
                {
                    Docs(worldItem.Docs);
                    json.WritePropertyName("path");
                    WorldItem(worldItem);
                });
                break;
            case IncludeSyntax include: Case("include", () => Include(include)); break;
            default: throw new UnreachableException();
        }
    }

    private void Use(UseSyntax use)
    {
        Docs(use.Docs);
        json.WritePropertyName("path");
        LocalPath(use.Path);
        Array("items", use.Names, name => Object(() =>
        {
            Id("id", name.Name);
            Id("asId", name.As);
        }));
    }

    private void Include(IncludeSyntax include)
    {
        Docs(include.Docs);
        json.WritePropertyName("world");
        LocalPath(include.World);
        Array("with", include.Names, name => Object(() =>
        {
            Id("from", name.Name);
            Id("to", name.As);
        }));
    }

    private void WorldItem(WorldExternSyntax item)
    {
        if (item.Name is null)
        {
            ExternType(item.Type);
            return;
        }

        Case("named", () =>
        {
            Id("id", item.Name);
            json.WritePropertyName("ty");
            ExternType(item.Type);
        });
    }

    private void ExternType(ExternTypeSyntax type)
    {
        switch (type)
        {
            case FunctionExtern function: Wrap("func", () => FunctionType(function.Type)); break;
            case InterfaceExtern inline: Case("interface", () => Array("items", inline.Items, Item)); break;
            case PathExtern path: LocalPath(path.Path); break;
            default: throw new UnreachableException();
        }
    }

    private void LocalPath(LocalPathSyntax path)
    {
        switch (path)
        {
            case IdentifierPath identifier: Wrap("ident", () => Id(identifier.Name)); break;
            case PackagePath package: Wrap("package", () => PackagePath(package.Path)); break;
            default: throw new UnreachableException();
        }
    }
}

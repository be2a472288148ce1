using Wit.Component;
using Wit.Compose.Wac.Syntax;
using Wit.Model.Diagnostics;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Resolution;

/// <summary>Finds what names and paths stand for where interfaces and worlds are asked for.</summary>
internal sealed class Paths(DocumentSyntax document, NameScope root, PackageTable packages, DiagnosticSink sink)
{
    /// <summary>What a path leads to, in the document's own package or another one; null when it leads nowhere, which is reported.</summary>
    public WacKind? Find(PackagePathSyntax path)
    {
        if (path.Name != document.Package.Name) return packages.Find(path);
        var segments = path.SegmentNames().ToList();
        return root.Resolve(segments[0]) is { } item ? packages.Project(item.Kind, segments) : null;
    }

    /// <summary>The interface that a name or path stands for; null when it stands for none, which is reported.</summary>
    public WacInterface? Interface(LocalPathSyntax path)
    {
        if (Find(path) is not { } kind) return null;
        if (kind is InterfaceKind found) return found.Interface;
        WrongKind(path.Span, Text(path), kind, "an interface");
        return null;
    }

    /// <summary>The world that a name or path stands for; null when it stands for none, which is reported.</summary>
    public WacWorld? World(LocalPathSyntax path)
    {
        if (Find(path) is not { } kind) return null;
        if (kind is WorldKind found) return found.World;
        WrongKind(path.Span, Text(path), kind, "a world");
        return null;
    }

    public void WrongKind(SourceSpan span, string name, WacKind kind, string wanted) =>
        sink.Report(DiagnosticCatalogue.WrongWacKind, span, $"`{name}` is {Article.Of(kind.Description)}, where {wanted} is needed");

    /// <summary>
    /// Whether a function type of the document can be that of an import or of an item of a world: what the document defines is
    /// exported, and those can only mention what is imported. Reports it when not.
    /// </summary>
    public bool IsImportable(FuncTypeEntity function, SourceSpan span)
    {
        if (VisibilityRules.Allowed(new FuncItemType(function), [])) return true;
        sink.Report(
            DiagnosticCatalogue.UnnamedImportType, span, "the function mentions a record, variant, enum or flags type that the document defines, and exports",
            "declare the type and the function in one interface, and import that");
        return false;
    }

    public static string Text(LocalPathSyntax path) => path.Span.Source.Content.Substring(path.Span.Start, path.Span.Length);

    private WacKind? Find(LocalPathSyntax path) => path is PackagePath package ? Find(package.Path) : root.Resolve(((IdentifierPath)path).Name)?.Kind;
}

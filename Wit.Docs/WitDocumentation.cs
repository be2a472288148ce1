using Wit.Docs.Comments;
using Wit.Docs.Html;
using Wit.Docs.Pages;
using Wit.Docs.Site;
using Wit.Model;

namespace Wit.Docs;

/// <summary>Writes HTML documentation of resolved WIT.</summary>
public static class WitDocumentation
{
    /// <summary>
    /// The files of the documentation: <c>index.html</c>, a page per package, interface and world, and <c>style.css</c>. They
    /// link to each other by relative paths, so they can be read from any place, a file system included. Doc comments are
    /// Markdown; HTML in them is shown as text, and only web and mail links are kept.
    /// </summary>
    /// <remarks>The same input gives the same files, byte by byte.</remarks>
    public static IReadOnlyList<WitDocumentationFile> Generate(
        WitResolve resolve, WitDocumentationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        options ??= new WitDocumentationOptions();
        var map = new SiteMap(resolve, options);
        var files = new List<WitDocumentationFile>
        {
            new(SiteMap.StylePath, Stylesheet.Text),
            new(SiteMap.IndexPath, IndexPage.Write(map)),
        };
        foreach (var package in map.Packages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var names = new NameScope(map, package);
            files.Add(new(map.PageOf(package).Path, PackagePage.Write(map, package, names)));
            foreach (var item in package.Interfaces) files.Add(new(map.PageOf(item).Path, InterfacePage.Write(map, item, names)));
            foreach (var world in package.Worlds) files.Add(new(map.PageOf(world).Path, WorldPage.Write(map, world, names)));
        }

        return files;
    }
}

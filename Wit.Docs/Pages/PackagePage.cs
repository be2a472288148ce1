using Wit.Docs.Comments;
using Wit.Docs.Html;
using Wit.Docs.Site;
using Wit.Model;

namespace Wit.Docs.Pages;

/// <summary>A package: its doc comment, its interfaces and its worlds.</summary>
internal static class PackagePage
{
    public static string Write(SiteMap map, WitPackage package, NameScope names)
    {
        var page = map.PageOf(package);
        return new PageFrame(map, page, package.Name.ToString())
        {
            Trail = [(package.Name.ToString(), null)],
            Navigation = html => Navigation.Package(html, map, page, package),
            Main = html => Main(html, map, page, package, names),
        }.Write();
    }

    private static void Main(HtmlWriter html, SiteMap map, SitePage page, WitPackage package, NameScope names)
    {
        html.Open("h1").Element("span", "package", ("class", "kind")).Text(" ").Text(package.Name.ToString()).CloseLine();
        html.Docs(package.Docs, 1, names.On(page));
        List(html, "Interfaces", "_interfaces", [.. package.Interfaces.Select(i => (i.Name!, map.LinkToPage(page, i)!, i.Docs, i.Stability))]);
        List(html, "Worlds", "_worlds", [.. package.Worlds.Select(w => (w.Name, map.LinkToPage(page, w)!, w.Docs, w.Stability))]);
    }

    private static void List(
        HtmlWriter html, string title, string anchor, (string Name, string Link, string? Docs, WitStability? Stability)[] items)
    {
        if (items.Length == 0) return;
        html.Element("h2", title, ("id", anchor)).Line().Open("ul", ("class", "overview")).Line();
        foreach (var (name, link, docs, stability) in items)
        {
            html.Open("li").Open("span", ("class", "what")).Element("a", name, ("href", link)).Caution(stability).Close();
            html.Text(" ").Element("span", DocComments.Summary(docs), ("class", "summary")).CloseLine();
        }

        html.CloseLine();
    }
}

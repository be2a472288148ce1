using Wit.Docs.Html;
using Wit.Docs.Site;
using Wit.Model;

namespace Wit.Docs.Pages;

/// <summary>The lists of links at the side of a page.</summary>
internal static class Navigation
{
    /// <summary>All packages.</summary>
    public static void Packages(HtmlWriter html, SiteMap map, SitePage page) =>
        List(html, "Packages", "siblings", map.Packages.Select(p => (p.Name.ToString(), map.LinkToPage(page, p)!, false)));

    /// <summary>The interfaces and worlds of a package.</summary>
    public static void Package(HtmlWriter html, SiteMap map, SitePage page, WitPackage package)
    {
        html.Open("p", ("class", "package"));
        if (page == map.PageOf(package)) html.Element("span", package.Name.ToString(), ("aria-current", "page"));
        else html.Element("a", package.Name.ToString(), ("href", map.LinkToPage(page, package)));
        html.CloseLine();
        List(html, "Interfaces", "siblings", package.Interfaces.Select(i => Item(map, page, i, i.Name!)));
        List(html, "Worlds", "siblings", package.Worlds.Select(w => Item(map, page, w, w.Name)));
    }

    /// <summary>The places on the page itself.</summary>
    public static void OnThisPage(HtmlWriter html, string title, IEnumerable<(string Text, string Link)> items) =>
        List(html, title, "here", items.Select(i => (i.Text, i.Link, false)));

    private static (string Text, string Link, bool IsHere) Item(SiteMap map, SitePage page, object item, string name) =>
        (name, map.LinkToPage(page, item)!, page == map.PageOf(item));

    private static void List(HtmlWriter html, string title, string kind, IEnumerable<(string Text, string Link, bool IsHere)> items)
    {
        var all = items.ToArray();
        if (all.Length == 0) return;
        html.Open("section", ("class", kind)).Element("h2", title).Open("ul").Line();
        foreach (var (text, link, isHere) in all)
        {
            html.Open("li");
            if (isHere) html.Element("a", text, ("href", link), ("aria-current", "page"));
            else html.Element("a", text, ("href", link));
            html.CloseLine();
        }

        html.Close().CloseLine();
    }
}

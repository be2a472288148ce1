using System.Globalization;
using Wit.Docs.Comments;
using Wit.Docs.Html;
using Wit.Docs.Site;
using Wit.Model;

namespace Wit.Docs.Pages;

/// <summary>The list of all packages.</summary>
internal static class IndexPage
{
    public static string Write(SiteMap map) => new PageFrame(map, map.Index, map.Title)
    {
        Trail = [],
        Navigation = html => Navigation.Packages(html, map, map.Index),
        Main = html => Main(html, map),
    }.Write();

    private static void Main(HtmlWriter html, SiteMap map)
    {
        html.Element("h1", map.Title).Line();
        foreach (var package in map.Packages) Package(html, map, package);
    }

    private static void Package(HtmlWriter html, SiteMap map, WitPackage package)
    {
        html.Open("section", ("class", "card")).Line();
        html.Open("h2").Element("span", "package", ("class", "kind")).Text(" ");
        html.Element("a", package.Name.ToString(), ("href", map.LinkToPage(map.Index, package))).CloseLine();
        if (DocComments.Summary(package.Docs) is { Length: > 0 } summary) html.Element("p", summary).Line();
        Names(html, map, "Interfaces", [.. package.Interfaces.Select(i => (i.Name!, (object)i))]);
        Names(html, map, "Worlds", [.. package.Worlds.Select(w => (w.Name, (object)w))]);
        html.CloseLine();
    }

    private static void Names(HtmlWriter html, SiteMap map, string title, (string Name, object Item)[] items)
    {
        if (items.Length == 0) return;
        html.Element("h3", $"{title} ({items.Length.ToString(CultureInfo.InvariantCulture)})").Open("ul", ("class", "names")).Line();
        foreach (var (name, item) in items)
            html.Open("li").Element("a", name, ("href", map.LinkToPage(map.Index, item))).CloseLine();
        html.CloseLine();
    }
}

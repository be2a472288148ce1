using Wit.Docs.Html;
using Wit.Docs.Site;

namespace Wit.Docs.Pages;

/// <summary>What all pages have in common: head, trail, navigation and landmarks.</summary>
/// <param name="map">Where things are.</param>
/// <param name="page">The page.</param>
/// <param name="title">The title in the browser.</param>
internal sealed class PageFrame(SiteMap map, SitePage page, string title)
{
    // The pages need no script, no picture and no form; a browser is told to run none, should one ever get in.
    private const string Policy = "script-src 'none'; object-src 'none'; img-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>The way down to the page: texts with links, the page itself last.</summary>
    public required IReadOnlyList<(string Text, string? Link)> Trail { get; init; }

    /// <summary>Writes the navigation.</summary>
    public required Action<HtmlWriter> Navigation { get; init; }

    /// <summary>Writes what the page is about.</summary>
    public required Action<HtmlWriter> Main { get; init; }

    public string Write()
    {
        var html = new HtmlWriter().Raw("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Line();
        Head(html);
        html.Open("body").Line();
        html.Element("a", "Skip to the text", ("class", "skip"), ("href", "#_main")).Line();
        Header(html);
        html.Open("div", ("class", "layout")).Line();
        html.Open("nav", ("class", "sidebar"), ("aria-label", "Contents")).Line();
        Navigation(html);
        html.CloseLine();
        html.Open("main", ("id", "_main")).Line();
        Main(html);
        html.CloseLine();
        html.CloseLine();
        return html.CloseLine().CloseLine().ToString();
    }

    private void Head(HtmlWriter html)
    {
        html.Open("head").Line();
        html.Raw("<meta charset=\"utf-8\">\n");
        html.Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n");
        html.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Element("title", title).Line();
        html.Raw($"<link rel=\"stylesheet\" href=\"{page.LinkTo(SiteMap.StylePath)}\">\n");
        html.CloseLine();
    }

    private void Header(HtmlWriter html)
    {
        html.Open("header", ("class", "top")).Line();
        html.Open("nav", ("aria-label", "Breadcrumb")).Open("ol", ("class", "trail")).Line();
        html.Open("li");
        if (page == map.Index) html.Element("span", "Packages", ("aria-current", "page"));
        else html.Element("a", "Packages", ("href", page.LinkTo(SiteMap.IndexPath)));
        html.CloseLine();
        foreach (var (text, link) in Trail)
        {
            html.Open("li");
            if (link is null) html.Element("span", text, ("aria-current", "page"));
            else html.Element("a", text, ("href", link));
            html.CloseLine();
        }

        html.Close().CloseLine().CloseLine();
    }
}

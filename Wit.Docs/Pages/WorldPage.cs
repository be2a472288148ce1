using Wit.Docs.Comments;
using Wit.Docs.Html;
using Wit.Docs.Signatures;
using Wit.Docs.Site;
using Wit.Model;

namespace Wit.Docs.Pages;

/// <summary>A world: the whole of it as WIT, then its imports and exports one by one.</summary>
internal sealed class WorldPage
{
    private readonly SiteMap _map;
    private readonly SitePage _page;
    private readonly WitWorld _world;
    private readonly NameScope _names;

    private WorldPage(SiteMap map, WitWorld world, NameScope names)
    {
        _map = map;
        _page = map.PageOf(world);
        _world = world;
        _names = names;
    }

    public static string Write(SiteMap map, WitWorld world, NameScope names) => new WorldPage(map, world, names).Write();

    private string Write() => new PageFrame(_map, _page, $"{_world.Name} in {_world.Package.Name}")
    {
        Trail = [(_world.Package.Name.ToString(), _map.LinkToPage(_page, _world.Package)), (_world.Name, null)],
        Navigation = html => Navigation.Package(html, _map, _page, _world.Package),
        Main = Main,
    }.Write();

    private void Main(HtmlWriter html)
    {
        html.Open("h1").Element("span", "world", ("class", "kind")).Text(" ").Text(_world.Name).Gate(_world.Stability).CloseLine();
        html.Open("p", ("class", "qualified")).Element("code", _world.QualifiedName).CloseLine();
        html.Docs(_world.Docs, 1, _names.On(_page));
        Items(html, "Imports", "_imports", _world.Imports, "This world imports nothing.");
        Items(html, "Exports", "_exports", _world.Exports, "This world exports nothing.");
    }

    private void Items(HtmlWriter html, string title, string anchor, IReadOnlyList<WitWorldItem> items, string none)
    {
        html.Element("h2", title, ("id", anchor)).Line();
        if (items.Count == 0)
        {
            html.Element("p", none, ("class", "none")).Line();
            return;
        }

        if (new Declarations(_map, _page).Uses(items.OfType<WitWorldType>().Select(t => t.Type)) is { } uses) html.CodeBlock(uses);
        Interfaces(html, [.. items.OfType<WitWorldInterface>().Where(i => i.Interface.Name is not null)]);

        var contents = new Contents(_map, _page, html, _names.On(_page), level: 3);
        var functions = items.OfType<WitWorldFunction>().Select(f => f.Function).ToArray();
        foreach (var type in items.OfType<WitWorldType>().Select(t => t.Type).Where(t => !WitUses.IsUse(t)))
            contents.Type(type, WitMethods.Of(type, functions));
        foreach (var function in functions.Where(f => f.Resource is null)) contents.Function(function);
        foreach (var item in items.OfType<WitWorldInterface>().Where(i => i.Interface.Name is null)) Inline(html, item);
    }

    private void Interfaces(HtmlWriter html, WitWorldInterface[] items)
    {
        if (items.Length == 0) return;
        html.Open("ul", ("class", "overview")).Line();
        foreach (var item in items)
        {
            html.Open("li").Open("span", ("class", "what"));
            if (item.Name is not null) html.Element("code", item.Name).Text(": ");
            html.Element("a", item.Interface.QualifiedName!, ("href", _map.LinkToPage(_page, item.Interface)));
            html.Caution(item.Stability).Close().Text(" ");
            html.Element("span", DocComments.Summary(item.Docs ?? item.Interface.Docs), ("class", "summary"));
            if (item.ExternalId is not null) html.Text(" ").Element("code", item.ExternalId, ("class", "external"));
            html.CloseLine();
        }

        html.CloseLine();
    }

    private void Inline(HtmlWriter html, WitWorldInterface item)
    {
        var linkOf = _names.On(_page, item.Interface);
        html.Open("section", ("class", "item"), ("id", _map.AnchorOf(item))).Line();
        html.Open("h3").Element("span", "interface", ("class", "kind")).Text(" ");
        html.Element("a", item.Name!, ("class", "self"), ("href", "#" + _map.AnchorOf(item))).Gate(item.Stability).CloseLine();
        html.ExternalId(item.ExternalId).Docs(item.Docs ?? item.Interface.Docs, 3, linkOf);
        if (new Declarations(_map, _page).Uses(item.Interface.Types) is { } uses) html.CodeBlock(uses);
        var contents = new Contents(_map, _page, html, linkOf, level: 4);
        foreach (var type in item.Interface.Types.Where(t => !WitUses.IsUse(t)))
            contents.Type(type, WitMethods.Of(type, item.Interface.Functions));
        foreach (var function in item.Interface.Functions.Where(f => f.Resource is null)) contents.Function(function);
        html.CloseLine();
    }
}

using Wit.Docs.Comments;
using Wit.Docs.Html;
using Wit.Docs.Signatures;
using Wit.Docs.Site;
using Wit.Model;

namespace Wit.Docs.Pages;

/// <summary>An interface: what it uses, its types, its functions.</summary>
internal sealed class InterfacePage
{
    private readonly SiteMap _map;
    private readonly SitePage _page;
    private readonly WitInterface _interface;
    private readonly Func<string, string?> _linkOf;
    private readonly WitTypeDef[] _types;
    private readonly WitFunction[] _functions;

    private InterfacePage(SiteMap map, WitInterface item, NameScope names)
    {
        _map = map;
        _page = map.PageOf(item);
        _interface = item;
        _linkOf = names.On(_page, item);
        _types = [.. item.Types.Where(t => !WitUses.IsUse(t))];
        _functions = [.. item.Functions.Where(f => f.Resource is null)];
    }

    public static string Write(SiteMap map, WitInterface item, NameScope names) => new InterfacePage(map, item, names).Write();

    private string Write() => new PageFrame(_map, _page, $"{_interface.Name} in {_interface.Package.Name}")
    {
        Trail = [(_interface.Package.Name.ToString(), _map.LinkToPage(_page, _interface.Package)), (_interface.Name!, null)],
        Navigation = Navigate,
        Main = Main,
    }.Write();

    private void Navigate(HtmlWriter html)
    {
        Navigation.Package(html, _map, _page, _interface.Package);
        Navigation.OnThisPage(html, "Types here", _types.Select(t => (t.Name!, _map.LinkTo(_page, t)!)));
        Navigation.OnThisPage(html, "Functions here", _functions.Select(f => (f.ItemName, _map.LinkTo(_page, f)!)));
    }

    private void Main(HtmlWriter html)
    {
        html.Open("h1").Element("span", "interface", ("class", "kind")).Text(" ").Text(_interface.Name!).Gate(_interface.Stability).CloseLine();
        html.Open("p", ("class", "qualified")).Element("code", _interface.QualifiedName!).CloseLine();
        html.Docs(_interface.Docs, 1, _linkOf);
        Worlds(html);
        if (new Declarations(_map, _page).Uses(_interface.Types) is { } uses)
            html.Element("h2", "Uses", ("id", "_uses")).Line().CodeBlock(uses);

        var contents = new Contents(_map, _page, html, _linkOf, level: 3);
        if (_types.Length + _functions.Length > 1)
        {
            html.Element("h2", "Overview", ("id", "_overview")).Line();
            contents.Overview(_types, _functions);
        }

        if (_types.Length > 0) html.Element("h2", "Types", ("id", "_types")).Line();
        foreach (var type in _types) contents.Type(type, WitMethods.Of(type, _interface.Functions));
        if (_functions.Length > 0) html.Element("h2", "Functions", ("id", "_functions")).Line();
        foreach (var function in _functions) contents.Function(function);
    }

    private void Worlds(HtmlWriter html)
    {
        WorldList(html, "Imported by ", [.. _map.Usage.ImportersOf(_interface)]);
        WorldList(html, "Exported by ", [.. _map.Usage.ExportersOf(_interface)]);
    }

    private void WorldList(HtmlWriter html, string title, WitWorld[] worlds)
    {
        if (worlds.Length == 0) return;
        html.Open("p", ("class", "worlds")).Text(title);
        for (var i = 0; i < worlds.Length; i++)
        {
            if (i > 0) html.Text(", ");
            var isOwn = ReferenceEquals(worlds[i].Package, _interface.Package);
            html.Element("a", isOwn ? worlds[i].Name : worlds[i].QualifiedName, ("href", _map.LinkToPage(_page, worlds[i])));
        }

        html.CloseLine();
    }
}

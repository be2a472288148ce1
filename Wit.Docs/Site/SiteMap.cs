using Wit.Model;

namespace Wit.Docs.Site;

/// <summary>Which pages there are, and on which page under which anchor each item is described. Fixed before anything is written.</summary>
internal sealed class SiteMap
{
    public const string IndexPath = "index.html";
    public const string StylePath = "style.css";

    private readonly Dictionary<object, SitePage> _pages = [];
    private readonly Dictionary<object, (SitePage Page, string Anchor)> _anchors = [];

    public SiteMap(WitResolve resolve, WitDocumentationOptions options)
    {
        Packages = Order(resolve, options);
        Title = options.Title ?? (Packages.Count > 0 ? Packages[0].Name.ToString() : "WIT packages");
        var folders = new FileNames("index.html", "style.css");
        foreach (var package in Packages) AddPackage(package, folders);
        Usage = new WorldUsage(Packages);
    }

    /// <summary>The packages that have pages, the main one first.</summary>
    public IReadOnlyList<WitPackage> Packages { get; }

    /// <summary>The title of the index page.</summary>
    public string Title { get; }

    /// <summary>Which worlds use which interface.</summary>
    public WorldUsage Usage { get; }

    /// <summary>The index page.</summary>
    public SitePage Index { get; } = new(IndexPath);

    /// <summary>The page of a package, interface or world that has one.</summary>
    public SitePage PageOf(object item) => _pages[item];

    /// <summary>The anchor of a type, function, field or case on its page.</summary>
    public string AnchorOf(object item) => _anchors[item].Anchor;

    /// <summary>The link from a page to a package, interface or world; null when it has no page.</summary>
    public string? LinkToPage(SitePage from, object item) => _pages.TryGetValue(item, out var page) ? from.LinkTo(page.Path) : null;

    /// <summary>The link from a page to a type, function, field or case; null when it is described nowhere.</summary>
    public string? LinkTo(SitePage from, object item)
    {
        if (item is WitTypeDef type) item = WitUses.Origin(type);
        return _anchors.TryGetValue(item, out var place) ? from.LinkTo(place.Page.Path, place.Anchor) : null;
    }

    private static WitPackage[] Order(WitResolve resolve, WitDocumentationOptions options)
    {
        if (!options.IncludeDependencies && resolve.Main is { } main) return [main];
        return
        [
            .. resolve.Packages
                .OrderBy(p => ReferenceEquals(p, resolve.Main) ? 0 : 1)
                .ThenBy(p => p.Name.Namespace, StringComparer.Ordinal)
                .ThenBy(p => p.Name.Name, StringComparer.Ordinal)
                .ThenBy(p => p.Name.Version),
        ];
    }

    private void AddPackage(WitPackage package, FileNames folders)
    {
        var folder = folders.Take($"{package.Name.Namespace}.{package.Name.Name}" + (package.Name.Version is { } v ? $"@{v}" : ""));
        var files = new FileNames("index");
        _pages[package] = new SitePage($"{folder}/index.html");
        foreach (var item in package.Interfaces)
        {
            var page = _pages[item] = new SitePage($"{folder}/{files.Take(item.Name!)}.html");
            AddContents(page, item, "");
        }

        foreach (var world in package.Worlds)
        {
            var page = _pages[world] = new SitePage($"{folder}/{files.Take(world.Name)}.html");
            AddItems(page, world.Imports, "imports.");
            AddItems(page, world.Exports, "exports.");
        }
    }

    private void AddItems(SitePage page, IReadOnlyList<WitWorldItem> items, string prefix)
    {
        foreach (var item in items)
        {
            switch (item)
            {
                case WitWorldFunction f:
                    _anchors[f.Function] = (page, page.TakeAnchor(prefix + NameOf(f.Function)));
                    break;
                case WitWorldType t:
                    AddType(page, t.Type, prefix);
                    break;
                case WitWorldInterface { Interface: { Name: null } inline } i:
                    _anchors[i] = (page, page.TakeAnchor(prefix + i.Name));
                    AddContents(page, inline, $"{prefix}{i.Name}.");
                    break;
            }
        }
    }

    private void AddContents(SitePage page, WitInterface item, string prefix)
    {
        foreach (var type in item.Types)
            if (!WitUses.IsUse(type)) AddType(page, type, prefix);
        foreach (var function in item.Functions) _anchors[function] = (page, page.TakeAnchor(prefix + NameOf(function)));
    }

    private void AddType(SitePage page, WitTypeDef type, string prefix)
    {
        if (WitUses.IsUse(type)) return;
        _anchors[type] = (page, page.TakeAnchor(prefix + type.Name));
        foreach (var member in WitMembers.Of(type)) _anchors[member.Item] = (page, page.TakeAnchor($"{prefix}{type.Name}.{member.Name}"));
    }

    private static string NameOf(WitFunction function) => function.Kind switch
    {
        WitFunctionKind.FreeStanding => function.Name,
        WitFunctionKind.Constructor => $"{function.ItemName}.constructor",
        _ => $"{function.Resource?.Name}.{function.ItemName}",
    };
}

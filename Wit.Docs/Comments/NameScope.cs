using Wit.Docs.Site;
using Wit.Model;

namespace Wit.Docs.Comments;

/// <summary>
/// What names written as code in the doc comments of a package mean: <c>interface.item</c>, interfaces and worlds of the
/// package; inside an interface its own items come first.
/// </summary>
internal sealed class NameScope
{
    private readonly SiteMap _map;
    private readonly Dictionary<string, object> _items = new(StringComparer.Ordinal);

    public NameScope(SiteMap map, WitPackage package)
    {
        _map = map;
        foreach (var item in package.Interfaces)
        {
            _items.TryAdd(item.Name!, item);
            _items.TryAdd(item.QualifiedName!, item);
        }

        foreach (var world in package.Worlds) _items.TryAdd(world.Name, world);
        foreach (var item in package.Interfaces) AddContents(_items, item, item.Name + ".");
    }

    /// <summary>The look-up for the doc comments on a page; it gives null for names that mean nothing.</summary>
    public Func<string, string?> On(SitePage page, WitInterface? inside = null)
    {
        var own = new Dictionary<string, object>(StringComparer.Ordinal);
        if (inside is not null) AddContents(own, inside, "");
        return name =>
        {
            if (name.EndsWith("()", StringComparison.Ordinal)) name = name[..^2];
            if (!own.TryGetValue(name, out var item) && !_items.TryGetValue(name, out item)) return null;
            return item is WitInterface or WitWorld ? _map.LinkToPage(page, item) : _map.LinkTo(page, item);
        };
    }

    private static void AddContents(Dictionary<string, object> items, WitInterface item, string prefix)
    {
        foreach (var type in item.Types)
        {
            items.TryAdd(prefix + type.Name, type);
            foreach (var member in WitMembers.Of(type))
            {
                items.TryAdd($"{prefix}{type.Name}.{member.Name}", member.Item);
                items.TryAdd($"{prefix}{type.Name}::{member.Name}", member.Item);
            }
        }

        foreach (var function in item.Functions)
        {
            var isMember = function.Kind is WitFunctionKind.Method or WitFunctionKind.Static;
            items.TryAdd(isMember ? $"{prefix}{function.Resource?.Name}.{function.ItemName}" : prefix + function.Name, function);
        }
    }
}

using Wit.Component;

namespace Wit.Compose.Tracing;

/// <summary>An instance of a component in a composition, the outermost one included.</summary>
/// <param name="name">What it is called; instances of one parent have different names.</param>
/// <param name="parent">The instance around; null for the outermost.</param>
/// <param name="component">Its component; null when that is imported, so that nobody can look inside.</param>
/// <param name="arguments">What its imports were given.</param>
internal sealed class TracedInstance(
    string name, TracedInstance? parent, ResolvedComponent? component, IReadOnlyList<(NamedItem Import, TracedItem Item)> arguments)
{
    private readonly List<TracedInstance> _children = [];
    private readonly Dictionary<string, int> _names = [];
    private readonly List<TracedItem> _calls = [];
    private readonly List<(NamedItem Export, TracedItem Item)> _exports = [];

    public string Name => name;

    public TracedInstance? Parent => parent;

    public ResolvedComponent? Component => component;

    public IReadOnlyList<(NamedItem Import, TracedItem Item)> Arguments => arguments;

    /// <summary>The instances that it makes, in order.</summary>
    public IReadOnlyList<TracedInstance> Children => _children;

    /// <summary>The functions that its own core code can call, in order; one may be named several times.</summary>
    public IReadOnlyList<TracedItem> Calls => _calls;

    public IReadOnlyList<(NamedItem Export, TracedItem Item)> Exports => _exports;

    /// <summary>Whether it has core code itself, beside that of the instances in it.</summary>
    public bool HasOwnCode => component is null || component.CoreInstances.Count > 0;

    /// <summary>The names from the outermost instance down, without that one.</summary>
    public string Path => parent is null or { Parent: null } ? name : $"{parent.Path} / {name}";

    /// <summary>Itself and all instances in it, from the outside in.</summary>
    public IEnumerable<TracedInstance> All
    {
        get
        {
            // Not recursive: enumerators in enumerators cost the depth for each element.
            var open = new Stack<TracedInstance>([this]);
            while (open.TryPop(out var instance))
            {
                yield return instance;
                for (var i = instance._children.Count - 1; i >= 0; i--) open.Push(instance._children[i]);
            }
        }
    }

    /// <summary>A name that no child has: there can be several instances of one component, and components of one name.</summary>
    public string Unique(string wanted)
    {
        var count = _names[wanted] = _names.GetValueOrDefault(wanted) + 1;
        return count == 1 ? wanted : FormattableString.Invariant($"{wanted} #{count}");
    }

    public void Add(TracedInstance child) => _children.Add(child);

    public void AddCall(TracedItem function) => _calls.Add(function);

    public void AddExport(NamedItem export, TracedItem item) => _exports.Add((export, item));
}

namespace Wit.Component.Componentize.Linking;

/// <summary>Which library has each symbol that a library wants, and in which order libraries can be instantiated.</summary>
internal sealed class LinkResolution
{
    private static readonly LinkSymbol TaskHook = LinkSymbol.OfFunction(LinkNames.TaskHook, new CoreFuncType([CoreValType.I32], []));

    private readonly OrderedDictionary<LinkSymbol, List<DynamicLibrary>> _exporters = [];
    private readonly Dictionary<string, (LinkSymbol Symbol, DynamicLibrary Library)> _functions = [];
    private readonly Dictionary<DynamicLibrary, OrderedSet> _dependencies = [];

    public LinkResolution(IReadOnlyList<DynamicLibrary> libraries)
    {
        Libraries = libraries;
        foreach (var library in libraries)
        {
            foreach (var symbol in library.Exports.Values)
            {
                if (!_exporters.TryGetValue(symbol, out var found)) _exporters[symbol] = found = [];
                found.Add(library);
                if (symbol.Sort == Sort.CoreFunc) _functions.TryAdd(symbol.Name, (symbol, library));
            }
        }

        foreach (var library in libraries) FindMissing(library);
    }

    public IReadOnlyList<DynamicLibrary> Libraries { get; }

    /// <summary>What no library exports, with one that wants it.</summary>
    public OrderedDictionary<LinkSymbol, DynamicLibrary> Missing { get; } = [];

    /// <summary>The library that exports a symbol, the first if several do; null when none does.</summary>
    public DynamicLibrary? Find(LinkSymbol symbol) => _exporters.TryGetValue(symbol, out var found) ? found[0] : null;

    public DynamicLibrary Exporter(LinkSymbol symbol) => _exporters[symbol][0];

    /// <summary>The function of a name, whatever its type.</summary>
    public (LinkSymbol Symbol, DynamicLibrary Library) Function(string name) => _functions[name];

    /// <summary>The library that exports a task hook, with the hook as a symbol; null when none does.</summary>
    public LinkSymbol? Hook => _exporters.ContainsKey(TaskHook) ? TaskHook : null;

    /// <summary>The libraries that are reached from those that provide something.</summary>
    public IReadOnlyList<DynamicLibrary> FindReachable()
    {
        FindDependencies();
        var reachable = new HashSet<DynamicLibrary>();
        var work = new Stack<DynamicLibrary>(Libraries.Where(l => l.IsRoot));
        while (work.TryPop(out var library))
        {
            if (!reachable.Add(library)) continue;
            foreach (var needed in _dependencies[library].Items.Concat(AddressExporters(library))) work.Push(needed);
        }

        return [.. Libraries.Where(reachable.Contains)];
    }

    /// <summary>The libraries behind those they need, as far as they do not need each other.</summary>
    public IReadOnlyList<DynamicLibrary> InOrder()
    {
        var sorted = new OrderedSet();
        foreach (var library in Libraries) Add(library);
        return sorted.Items;

        void Add(DynamicLibrary library)
        {
            foreach (var needed in _dependencies[library].Items)
                if (!sorted.Contains(needed) && !_dependencies[needed].Contains(library)) Add(needed);
            sorted.Add(library);
            foreach (var needed in _dependencies[library].Items)
                if (!sorted.Contains(needed) && _dependencies[needed].Contains(library)) Add(needed);
        }
    }

    // Addresses do not matter for the order, since they are filled in at the end.
    private IEnumerable<DynamicLibrary> AddressExporters(DynamicLibrary library) =>
        library.MemoryAddresses.Select(LinkSymbol.OfAddress).Concat(library.Tags.Select(t => LinkSymbol.OfTag(t.Key, t.Value))).Select(Find).OfType<DynamicLibrary>()
            .Concat(library.FunctionAddresses.Where(_functions.ContainsKey).Select(name => _functions[name].Library));

    private void FindMissing(DynamicLibrary library)
    {
        foreach (var (name, type) in library.Functions) Want(library, LinkSymbol.OfFunction(name, type));
        foreach (var name in library.MemoryAddresses) Want(library, LinkSymbol.OfAddress(name));
        foreach (var (name, type) in library.Tags) Want(library, LinkSymbol.OfTag(name, type));
        foreach (var name in library.FunctionAddresses)
            if (!_functions.ContainsKey(name) && !library.Functions.ContainsKey(name)) Want(library, LinkSymbol.OfFunction(name, new CoreFuncType([], [])));
    }

    private void Want(DynamicLibrary library, LinkSymbol symbol)
    {
        if (!_exporters.ContainsKey(symbol)) Missing.TryAdd(symbol, library);
    }

    private void FindDependencies()
    {
        var byName = Libraries.ToDictionary(l => l.Name);
        foreach (var library in Libraries)
        {
            var needed = _dependencies[library] = new OrderedSet();
            foreach (var name in library.Section.Needed)
                needed.Add(byName.TryGetValue(name, out var found) ? found : throw library.Fail($"it needs the library `{name}`, which is not given"));
            foreach (var (name, type) in library.Functions) needed.Add(Exporter(LinkSymbol.OfFunction(name, type)));
        }

        // What is needed by what is needed, until nothing is added.
        for (var isGrowing = true; isGrowing;)
        {
            isGrowing = false;
            var additions = new List<(DynamicLibrary Library, DynamicLibrary Needed)>();
            foreach (var (library, needed) in _dependencies)
                foreach (var indirect in needed.Items.SelectMany(n => _dependencies[n].Items))
                    if (!needed.Contains(indirect)) additions.Add((library, indirect));
            foreach (var (library, needed) in additions) isGrowing |= _dependencies[library].Add(needed);
        }
    }

    /// <summary>A set that keeps the order in which its elements came.</summary>
    private sealed class OrderedSet
    {
        private readonly HashSet<DynamicLibrary> _set = [];
        private readonly List<DynamicLibrary> _items = [];

        public IReadOnlyList<DynamicLibrary> Items => _items;

        public bool Contains(DynamicLibrary library) => _set.Contains(library);

        public bool Add(DynamicLibrary library)
        {
            if (!_set.Add(library)) return false;
            _items.Add(library);
            return true;
        }
    }
}

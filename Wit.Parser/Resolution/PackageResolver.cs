// Pass 5: the interfaces and worlds of one package, with every name bound. Gates, includes and elaboration come behind.
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Text;
using Wit.Parser.Parsing;
using Wit.Parser.Syntax;

namespace Wit.Parser.Resolution;

internal sealed class PackageResolver
{
    /// <summary>How long a chain of interfaces that use each other may be: later passes recurse along it.</summary>
    private const int MaximumInterfaceDepth = 1000;

    private readonly ResolvedGraph _graph;
    private readonly DiagnosticSink _sink;
    private readonly PackageNamespace _names;
    private readonly Gates _gates;
    private readonly ItemLookup _lookup;
    private readonly ScopeResolver _scopes;
    private readonly FunctionResolver _functions;

    public PackageResolver(PackageSource source, ResolvedGraph graph, WitPackage package, DiagnosticSink sink)
    {
        Package = package;
        _graph = graph;
        _sink = sink;
        _gates = new Gates(graph, source.Name, sink);
        _names = PackageNamespace.Run(source, sink);
        _lookup = new ItemLookup(graph, _names, sink);
        var types = new TypeResolver(Types, graph.Measures, sink);
        _scopes = new ScopeResolver(_lookup, types, _gates, Types, graph, sink);
        _functions = new FunctionResolver(types, _gates, sink);
    }

    public WitPackage Package { get; }

    /// <summary>All types in order of creation.</summary>
    public List<WitTypeDef> Types { get; } = [];

    /// <summary>The interfaces, those written inline behind the others.</summary>
    public List<InterfaceDraft> Interfaces { get; } = [];

    public List<WorldDraft> Worlds { get; } = [];

    public Gates Gates => _gates;

    /// <summary>Whether interfaces use each other in too long a chain for the passes behind this one.</summary>
    public bool IsTooDeep { get; private set; }

    public void Run(CancellationToken ct)
    {
        Allocate();
        foreach (var name in _names.Order)
        {
            ct.ThrowIfCancellationRequested();
            var (item, file) = _names.Items[name];
            if (item is InterfaceSyntax syntax) Interface(_lookup.Interface(name), syntax.Body, syntax.Prefix, file);
        }

        foreach (var name in _names.Order)
        {
            ct.ThrowIfCancellationRequested();
            var (item, file) = _names.Items[name];
            if (item is WorldSyntax syntax) World(_lookup.World(name), syntax, file);
        }
    }

    private void Allocate()
    {
        foreach (var name in _names.Order)
        {
            var item = _names.Items[name].Item;
            if (item is InterfaceSyntax syntax)
            {
                _lookup.Add(NewInterface(name, item.Name.Span, syntax.Body));
            }
            else
            {
                var draft = new WorldDraft(new WitWorld { Name = name, Span = item.Name.Span, Package = Package });
                Worlds.Add(draft);
                _lookup.Add(draft);
            }
        }
    }

    private InterfaceDraft NewInterface(string? name, SourceSpan span, InterfaceBodySyntax body)
    {
        var draft = new InterfaceDraft(new WitInterface { Name = name, Span = span, Package = Package }, body);
        Interfaces.Add(draft);
        return draft;
    }

    private void Interface(InterfaceDraft draft, InterfaceBodySyntax body, ItemPrefix prefix, int file)
    {
        draft.Target.Docs = prefix.Docs;
        draft.Target.Stability = _gates.Stability(prefix);
        _scopes.Run(body.Members, draft.Scope, file, type => type.OwnerInterface = draft.Target);
        foreach (var member in body.Members)
        {
            if (member is FunctionSyntax function)
            {
                _scopes.Declare(function.Name, new TypeScope.Entry(null, true), draft.Scope);
                draft.Functions.Add(_functions.FreeStanding(function.Name, function.Type, function.Prefix, draft.Scope));
            }
            else if (ResourceOf(member, draft.Scope) is { } resource)
            {
                foreach (var method in resource.Members) draft.Functions.Add(_functions.Member(method, resource.Type, draft.Scope));
            }
        }

        CheckDepth(draft);
        var names = body.Members.OfType<TypeDefinitionSyntax>().Select(t => t.Name).Concat(body.Members.OfType<FunctionSyntax>().Select(f => f.Name));
        ReportCaseClashes(names);
    }

    private void CheckDepth(InterfaceDraft draft)
    {
        var target = draft.Target;
        var depth = 1;
        foreach (var type in draft.Scope.Types)
        {
            if (type.Kind is WitAlias { Target: WitTypeDef { OwnerInterface: { } used } } && !ReferenceEquals(used, target)
                && _graph.InterfaceDepths.TryGetValue(used, out var below))
                depth = Math.Max(depth, below + 1);
        }

        _graph.InterfaceDepths[target] = depth;
        if (depth <= MaximumInterfaceDepth || target.Span is not { } span) return;
        IsTooDeep = true;
        _sink.Report(
            DiagnosticCatalogue.NestingTooDeep, span, $"the interface is at the end of a chain of more than {MaximumInterfaceDepth} uses");
    }

    private static (IReadOnlyList<ResourceMemberSyntax> Members, WitTypeDef Type)? ResourceOf(WorldMemberSyntax member, TypeScope scope) =>
        member is TypeDefinitionSyntax { Body: ResourceBody body } definition && scope.TryGet(definition.Name.Name, out var entry)
            && entry.Type is { Kind: WitResource } type
            ? (body.Members, type)
            : null;

    private void ReportCaseClashes(IEnumerable<Identifier> names)
    {
        var seen = new Dictionary<string, Identifier>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            if (!seen.TryGetValue(name.Name, out var other)) seen.Add(name.Name, name);
            else if (other.Name != name.Name) UniqueNames.Report(name, other.Name, other.Span, "name", _sink);
        }
    }

    private void World(WorldDraft draft, WorldSyntax syntax, int file)
    {
        draft.Target.Docs = syntax.Prefix.Docs;
        draft.Target.Stability = _gates.Stability(syntax.Prefix);
        var scope = new TypeScope(syntax.IsDamaged);
        _scopes.Run(syntax.Members, scope, file, type => type.OwnerWorld = draft.Target);
        foreach (var include in syntax.Members.OfType<IncludeSyntax>()) Include(draft, include, file);
        foreach (var type in scope.Types)
            draft.Imports.TryAdd(
                new WorldKey(type.Name, null), new WitWorldType { Name = type.Name, Type = type, Stability = type.Stability, Span = type.Span });
        foreach (var member in syntax.Members)
        {
            if (member is ExternSyntax item)
            {
                if (Extern(item, scope, file) is { } resolved) Add(draft, item, resolved);
            }
            else if (ResourceOf(member, scope) is { } resource)
            {
                foreach (var method in resource.Members) AddFunction(draft, _functions.Member(method, resource.Type, scope));
            }
        }
    }

    private static void AddFunction(WorldDraft draft, WitFunction function) =>
        draft.Imports.TryAdd(
            new WorldKey(function.Name, null),
            new WitWorldFunction { Name = function.Name, Function = function, Stability = function.Stability, Span = function.Span });

    private void Include(WorldDraft draft, IncludeSyntax syntax, int file)
    {
        var stability = _gates.Stability(syntax.Prefix);
        if (_lookup.FindWorld(file, syntax.From, !_gates.IsOpen(stability, null)) is { } world)
            draft.Includes.Add(new WorldInclude(world, syntax.Names, stability, syntax.From.Name.Span));
    }

    private WitWorldItem? Extern(ExternSyntax item, TypeScope scope, int file)
    {
        var stability = _gates.Stability(item.Prefix);
        switch (item.Body)
        {
            case ExternFunctionSyntax function:
                var resolved = _functions.FreeStanding(function.Name, function.Type, item.Prefix, scope);
                return new WitWorldFunction { Name = function.Name.Name, Function = resolved, Stability = stability, Span = function.Span };
            case ExternInterfaceSyntax inline:
                var draft = NewInterface(null, inline.Name.Span, inline.Interface);
                Interface(draft, inline.Interface, item.Prefix, file);
                return Reference(inline.Name.Name, draft.Target, item, stability, null, inline.Span);
            case ExternPathSyntax path:
                return Find(path.Path, stability, file) is { } named ? Reference(null, named, item, stability, item.Prefix.Docs, path.Span) : null;
            case ExternNamedPathSyntax path:
                return Find(path.Path, stability, file) is { } target
                    ? Reference(path.Name.Name, target, item, stability, item.Prefix.Docs, path.Span)
                    : null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private WitInterface? Find(UsePathSyntax path, WitStability? stability, int file) =>
        _lookup.FindInterface(file, path, !_gates.IsOpen(stability, null));

    private WitWorldInterface Reference(
        string? name, WitInterface target, ExternSyntax item, WitStability? stability, string? docs, SourceSpan span) => new()
        {
            Name = name,
            Interface = target,
            Stability = stability,
            Docs = docs,
            ExternalId = _gates.ExternalId(item.Prefix),
            Span = span,
        };

    private void Add(WorldDraft draft, ExternSyntax syntax, WitWorldItem item)
    {
        var items = syntax.IsImport ? draft.Imports : draft.Exports;
        var key = WorldKey.Of(item);
        if (items.TryAdd(key, item)) return;
        var verb = syntax.IsImport ? "import" : "export";
        RelatedLocation[] related = items[key].Span is { } other ? [new RelatedLocation(DiagnosticLocation.At(other), "the other one")] : [];
        var message = item.Name is { } name
            ? $"the {verb} `{name}` conflicts with another of the same name"
            : $"the interface `{key.Interface!.Name}` is {verb}ed more than once";
        _sink.Report(DiagnosticCatalogue.ConflictingImportOrExport, syntax.Body.Span, message, null, related);
    }
}
